"""``python -m app.workers``: one worker process."""

from app.workers.serve import serve

if __name__ == "__main__":
    serve()
