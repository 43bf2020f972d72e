//! Circles in a graph, without recursion: what refers to itself may do so over a hundred thousand steps.

/// For each edge that closes a circle, in a walk from each node in its order: the edge, and the one by which the walk left the
/// node where the circle began. Each node is walked once, so not every circle is named, but one of those that share an edge.
pub(super) fn closing_edges<E: Copy>(count: usize, edges: impl Fn(usize) -> Vec<(usize, E)>) -> Vec<(E, E)> {
    #[derive(Clone, Copy, PartialEq)]
    enum State {
        New,
        Open,
        Done,
    }
    let mut states = vec![State::New; count];
    let mut found = Vec::new();
    for start in 0..count {
        if states[start] != State::New {
            continue;
        }
        // The nodes of the way here, each with its edges and how many of them have been taken.
        let mut way = vec![(start, edges(start), 0_usize)];
        states[start] = State::Open;
        while let Some((node, outgoing, taken)) = way.last_mut() {
            let Some(&(target, edge)) = outgoing.get(*taken) else {
                states[*node] = State::Done;
                way.pop();
                continue;
            };
            *taken += 1;
            match states[target] {
                State::New => {
                    states[target] = State::Open;
                    way.push((target, edges(target), 0));
                }
                State::Open => {
                    let first = way.iter().rfind(|it| it.0 == target);
                    let first = first.and_then(|it| it.1.get(it.2 - 1)).map_or(edge, |it| it.1);
                    found.push((edge, first));
                }
                State::Done => {}
            }
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::closing_edges;

    #[test]
    fn each_circle_is_closed_by_an_edge() {
        let graph: &[&[usize]] = &[&[1], &[2, 1], &[0, 3], &[], &[3, 4]];
        let edges = |node: usize| graph[node].iter().map(|&it| (it, (node, it))).collect();
        assert_eq!(closing_edges(5, edges), [((2, 0), (0, 1)), ((1, 1), (1, 1)), ((4, 4), (4, 4))]);
        let chain = |node: usize| vec![((node + 1) % 200_000, node)];
        assert_eq!(closing_edges(200_000, chain), [(199_999, 0)]);
    }
}
