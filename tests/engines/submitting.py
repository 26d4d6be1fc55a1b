"""One process that sends referrals to a base, and tells the references it was given once they are kept.

``python -m tests.engines.submitting URL HOW_MANY``
"""

import sys

from tests import bases, world


def main(url: str, how_many: int) -> None:
    with bases.opened(url, "33") as session:
        place = world.find(session, "33")
        for _ in range(how_many):
            case = world.received(session, place)
            session.commit()
            sys.stdout.write(f"{case.reference}\n")


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]))
