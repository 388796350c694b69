"""A worker runs a named function in another process, and nothing that happens there hurts this one."""

import os
import sys
import threading
from pathlib import Path

import pytest

from app.language.spans import Span
from app.problems import Cancelled, Problem
from app.workers import limits
from app.workers.worker import Worker, WorkerBug, WorkerDied, WorkerOutOfMemory, WorkerTimeout, command

TARGETS = "tests.workers.targets"
posix = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such limits")
linux = pytest.mark.skipif(sys.platform != "linux", reason="only Linux holds an address-space limit")


def test_a_call_returns_what_the_function_returns_and_the_process_is_reused() -> None:
    with Worker() as worker:
        assert worker.call(f"{TARGETS}:add", 2, 3) == 5
        first = worker.call(f"{TARGETS}:process_id")
        assert worker.call(f"{TARGETS}:process_id") == first != os.getpid()


def test_the_frozen_values_of_the_house_come_back() -> None:
    with Worker() as worker:
        assert worker.call(f"{TARGETS}:span", 3, 9) == Span(3, 9)


def test_a_problem_comes_back_with_its_sentence_and_advice() -> None:
    with Worker() as worker, pytest.raises(Problem) as caught:
        worker.call(f"{TARGETS}:refuse")
    assert (caught.value.sentence, caught.value.advice) == ("The file is empty.", "Choose another one.")


@pytest.mark.parametrize("target", ["break_with", "break_after"])
def test_a_bug_is_told_by_type_and_lines_without_any_value(target: str) -> None:
    with Worker() as worker:
        with pytest.raises(WorkerBug) as caught:
            worker.call(f"{TARGETS}:{target}", "what Robin said")
        assert "Error" in str(caught.value)
        assert "targets.py:" in str(caught.value)
        assert "Robin" not in str(caught.value)
        assert worker.call(f"{TARGETS}:add", 1, 1) == 2


def test_a_result_that_cannot_be_sent_is_a_bug() -> None:
    with Worker() as worker, pytest.raises(WorkerBug):
        worker.call("threading:Lock")


@pytest.mark.parametrize("target", ["loop", "deaf"])
def test_a_call_without_end_is_stopped_and_the_next_one_works(target: str) -> None:
    with Worker(seconds=0.3) as worker, pytest.raises(WorkerTimeout, match=r"longer than 0\.3 seconds"):
        worker.call(f"{TARGETS}:{target}")
    with Worker() as worker:
        assert worker.call(f"{TARGETS}:add", 1, 1) == 2


def test_after_a_timeout_the_same_worker_goes_on_with_a_new_process() -> None:
    with Worker(seconds=2) as worker:
        first = worker.call(f"{TARGETS}:process_id")
        with pytest.raises(WorkerTimeout):
            worker.call(f"{TARGETS}:sleep", 60)
        assert worker.call(f"{TARGETS}:process_id") != first


@linux
def test_memory_beyond_the_limit_is_refused_by_the_system() -> None:
    with Worker(memory=400_000_000) as worker:
        assert worker.call(f"{TARGETS}:hoard", 100) == 100_000_000
        with pytest.raises(WorkerOutOfMemory, match=r"more than 0\.4 GB"):
            worker.call(f"{TARGETS}:hoard", 500)
        assert worker.call(f"{TARGETS}:add", 1, 1) == 2


def test_memory_beyond_the_limit_is_seen_where_the_system_has_none(monkeypatch: pytest.MonkeyPatch) -> None:
    with Worker() as worker:
        worker.call(f"{TARGETS}:add", 1, 1)
        monkeypatch.setattr(limits, "resident_memory", lambda _pid: 2_000_000_000)
        with pytest.raises(WorkerOutOfMemory):
            worker.call(f"{TARGETS}:sleep", 60)


@linux
def test_the_resident_memory_of_a_process_is_known() -> None:
    known = limits.resident_memory(os.getpid())
    assert known is not None
    assert 5_000_000 < known < 5_000_000_000
    assert limits.resident_memory(2**22 + 1) is None


@linux
def test_the_reading_libraries_load_within_the_limit() -> None:
    with Worker() as worker:
        worker.call(f"{TARGETS}:import_readers")


def test_a_process_that_dies_is_replaced() -> None:
    with Worker() as worker:
        with pytest.raises(WorkerDied):
            worker.call(f"{TARGETS}:die")
        assert worker.call(f"{TARGETS}:add", 1, 1) == 2


def test_what_a_library_prints_does_not_disturb_the_reply() -> None:
    with Worker() as worker:
        assert worker.call(f"{TARGETS}:chatter") == ""
        assert worker.call(f"{TARGETS}:add", 1, 1) == 2


def test_a_worker_taken_over_by_a_hostile_file_cannot_run_anything_here(tmp_path: Path) -> None:
    mark = tmp_path / "made here"
    with Worker() as worker:
        with pytest.raises((WorkerDied, WorkerBug)):
            worker.call(f"{TARGETS}:forge", str(mark))
        assert not mark.exists()
        assert worker.call(f"{TARGETS}:add", 1, 1) == 2


@posix
def test_the_process_has_no_secrets_no_window_and_leaves_no_core_dump(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("COUNTERPOINT_PASSPHRASE", "four plain words here")
    monkeypatch.chdir(tmp_path)
    (tmp_path / "struct.py").write_text("raise SystemExit", encoding="utf-8")
    with Worker() as worker:
        seen = worker.call(f"{TARGETS}:surroundings")
    assert seen == {"core": (0, 0), "secrets": [], "window": False, "folder": str(tmp_path)}


def test_stop_from_another_thread_cancels_the_running_call() -> None:
    with Worker(seconds=60) as worker:
        worker.call(f"{TARGETS}:add", 1, 1)
        timer = threading.Timer(0.1, worker.stop)
        timer.start()
        with pytest.raises(Cancelled):
            worker.call(f"{TARGETS}:sleep", 50)
        timer.join()
        with pytest.raises(Cancelled):
            worker.call(f"{TARGETS}:add", 1, 1)


def test_a_cancelled_question_answered_yes_cancels_the_running_call() -> None:
    asked: list[bool] = []

    def cancelled() -> bool:
        asked.append(True)
        return len(asked) > 3

    with Worker(seconds=60, cancelled=cancelled) as worker, pytest.raises(Cancelled):
        worker.call(f"{TARGETS}:sleep", 50)


def test_the_packaged_app_starts_itself_as_worker(monkeypatch: pytest.MonkeyPatch) -> None:
    assert command()[-2:] == ["-m", "app.workers"]
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    assert command() == [sys.executable, "--worker"]


def test_a_worker_makes_no_socket() -> None:
    with Worker() as worker:
        assert worker.call(f"{TARGETS}:reach_out") == "refused"
