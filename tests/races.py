"""Several people pressing at the same moment."""

import threading
from typing import Any

from django.db import connection

from approvals.api import Refused


def at_once(acts: list[Any]) -> list[str]:
    """Do the acts at the same moment, each on a connection of its own: how each ended."""
    barrier, ends = threading.Barrier(len(acts)), ["" for _ in acts]

    def run(number: int) -> None:
        try:
            barrier.wait(timeout=20)
            acts[number]()
            ends[number] = "done"
        except Refused as refusal:
            ends[number] = ",".join(issue.code for issue in refusal.issues)
        except Exception as error:
            ends[number] = repr(error)
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=(number,)) for number in range(len(acts))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=60)
    return sorted(ends)
