//! The pages of what is no rule: their examples, which are read.

use super::{read, settings, shown};
use wirelint_config::Topic;
use wirelint_semantics::{Danger, WordList};

#[test]
fn the_examples_are_in_order_and_every_name_has_its_line() {
    for topic in Topic::ALL {
        let page = topic.page();
        assert!(page.starts_with(&format!("# {}\n", topic.name())), "{page}");
        let (_, rest) = page.split_once("```yaml\n").expect("each page has an example");
        let (example, _) = rest.split_once("```").unwrap();
        assert_eq!(shown(example, &read(example).1), "", "{example}");
        let settings = settings(example);
        assert_eq!(Topic::named(topic.name()), Some(topic));
        match topic {
            Topic::Vocabulary => {
                assert!(settings.vocabulary().words(WordList::CreateVerbs).contains("raise"));
                let all = |list: &WordList| {
                    page.contains(&format!("\n- `{}`: {}. From the start: ", list.name(), list.about()))
                };
                assert!(WordList::ALL.iter().all(all), "{page}");
            }
            Topic::Weights => {
                assert_eq!(settings.weights().of(Danger::DuplicateEffect), 6);
                let all =
                    |it: &Danger| page.contains(&format!("\n- `{}`: {}. Usually ", it.name(), it.about()));
                assert!(Danger::ALL.iter().all(all), "{page}");
            }
            Topic::Resolvers => {
                assert_eq!(settings.functions().loaders, ["fetchTogether", "batcher.get"]);
                assert_eq!(settings.functions().sinks, ["legacyCall"]);
                assert!(["loaders", "sinks"].iter().all(|it| page.contains(&format!("\n- `{it}`: "))));
            }
        }
    }
}
