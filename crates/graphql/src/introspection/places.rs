//! Where what the SDL says stands in the JSON.

use wirelint_source::TextRange;

/// Stretches of the SDL with those of the JSON, a tree in preorder.
#[derive(Default, Debug)]
pub(super) struct Places {
    all: Vec<Place>,
    /// Those that are not yet closed, the outermost first.
    open: Vec<u32>,
}

#[derive(Clone, Copy, Debug)]
struct Place {
    sdl: TextRange,
    json: TextRange,
    /// The number of the one around it; its own where there is none.
    around: u32,
}

impl Places {
    /// What follows in the SDL, from `at` on, is what stands at `json`.
    pub(super) fn open(&mut self, at: usize, json: TextRange) {
        let number = self.all.len() as u32;
        let around = self.open.last().copied().unwrap_or(number);
        self.all.push(Place { sdl: TextRange::empty(at as u32), json, around });
        self.open.push(number);
    }

    /// The one that was opened last ends at `at`.
    pub(super) fn close(&mut self, at: usize) {
        let number = self.open.pop().expect("each place is opened before it is closed");
        self.all[number as usize].sdl.end = at as u32;
    }

    /// A stretch with nothing in it.
    pub(super) fn leaf(&mut self, start: usize, end: usize, json: TextRange) {
        self.open(start, json);
        self.close(end);
    }

    /// Gives back what was not used.
    pub(super) fn finish(mut self) -> Self {
        self.all.shrink_to_fit();
        self
    }

    pub(super) fn in_json(&self, range: TextRange) -> TextRange {
        // The last one that begins before or at the range, or one around that.
        let Some(mut number) = self.all.partition_point(|it| it.sdl.start <= range.start).checked_sub(1)
        else {
            return TextRange::empty(self.all.first().map_or(0, |it| it.json.start));
        };
        loop {
            let place = self.all[number];
            if place.sdl.contains(range) {
                // What is written the same is the same byte for byte.
                let is_same = place.sdl.len() == place.json.len();
                let by = range.start - place.sdl.start;
                return if is_same {
                    TextRange::new(by, by + range.len()).shifted(place.json.start)
                } else {
                    place.json
                };
            }
            if place.around as usize == number {
                // It holds the end of something, and the beginning of the next.
                return place.json;
            }
            number = place.around as usize;
        }
    }

    pub(super) fn in_sdl(&self, offset: u32) -> Option<TextRange> {
        let around = self.all.iter().filter(|it| it.json.touches(offset));
        let place = around.min_by_key(|it| it.json.len())?;
        let by = offset - place.json.start;
        let is_same = place.sdl.len() == place.json.len();
        Some(if is_same { TextRange::empty(place.sdl.start + by) } else { place.sdl })
    }
}
