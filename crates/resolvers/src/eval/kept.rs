//! What is kept while evaluating refers to itself: the names of a function keep the functions that are made in it, and these keep its names. So it
//! is taken apart when nobody asks for it any more; else it would stay for ever.

use std::rc::Weak;

use super::*;

/// Frames and instances that are there.
#[derive(Default)]
pub(super) struct Kept {
    /// Those of resolvers and of what they call, which end with the resolver.
    passing: Vec<Rc<Frame>>,
    frames: Vec<Weak<Frame>>,
    instances: Vec<Weak<Instance>>,
    /// So many of both are there before it is looked again which have gone.
    limit: usize,
}

impl Eval<'_> {
    pub(crate) fn frame(&mut self, frame: Frame) -> Rc<Frame> {
        let frame = Rc::new(frame);
        match frame.phase {
            Phase::Resolve => self.kept.passing.push(Rc::clone(&frame)),
            Phase::Load | Phase::Request => self.kept.frames.push(Rc::downgrade(&frame)),
        }
        frame
    }

    pub(super) fn instance(&mut self, instance: Instance) -> Rc<Instance> {
        let instance = Rc::new(instance);
        self.kept.instances.push(Rc::downgrade(&instance));
        instance
    }

    /// Nobody asks any more for what the functions of the last run have made; or somebody does, and then it stays until the end.
    pub(crate) fn pass(&mut self, is_asked_for: bool) {
        let passing = std::mem::take(&mut self.kept.passing);
        if is_asked_for {
            self.kept.frames.extend(passing.iter().map(Rc::downgrade));
        } else {
            passing.iter().for_each(empty);
        }
        // Of what has gone by itself there is nothing to take apart.
        let kept = &mut self.kept;
        if kept.frames.len() + kept.instances.len() > kept.limit {
            kept.frames.retain(|it| it.strong_count() > 0);
            kept.instances.retain(|it| it.strong_count() > 0);
            kept.limit = (kept.frames.len() + kept.instances.len()) * 2 + 1000;
        }
    }
}

impl Drop for Eval<'_> {
    fn drop(&mut self) {
        self.pass(false);
        let modules = self.modules.drain().map(|it| it.1);
        let frames = self.kept.frames.iter().filter_map(Weak::upgrade);
        let all: Vec<Rc<Frame>> = modules.chain(frames).collect();
        all.iter().for_each(empty);
        for it in self.kept.instances.iter().filter_map(Weak::upgrade) {
            // What is in them may be the last that holds another one: not while one of them is lent.
            let fields = std::mem::take(&mut *it.fields.borrow_mut());
            let frame = it.frame.borrow_mut().take();
            let base = it.base.borrow_mut().take();
            drop((fields, frame, base));
        }
    }
}

fn empty(frame: &Rc<Frame>) {
    let values = std::mem::take(&mut *frame.values.borrow_mut());
    drop(values);
}
