"""All scenes in the order of the rail: (name, what brings it into view)."""

from tests.shots.scenes import documents, evidence, exchange, findings, frame, long, papers, today, unlock, walk

SCENES = tuple(
    scene
    for room in (unlock, frame, today, walk, documents, evidence, findings, papers, exchange, long)
    for scene in room.SCENES
)
