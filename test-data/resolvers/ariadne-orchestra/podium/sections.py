from collections import namedtuple

Section = namedtuple("Section", "code name chairs")

SECTIONS = {
    section.code: section
    for section in (
        Section("vl1", "First violins", 16),
        Section("vl2", "Second violins", 14),
        Section("vla", "Violas", 12),
        Section("vc", "Cellos", 10),
        Section("wind", "Winds", 14),
        Section("perc", "Percussion", 5),
    )
}
