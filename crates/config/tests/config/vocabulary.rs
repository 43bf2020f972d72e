//! Words and weights: what is wrong with them, and what they come to.

use super::findings::check;
use super::{read, settings};
use wirelint_config::Functions;
use wirelint_semantics::{Danger, Weights, WordList};

#[test]
fn a_list_is_one_that_there_is() {
    check(
        "vocabulary:\n  key_name: [a]\n  verbs: { make: [b], creat: [c] }\n  remove: { keys: [d] }\n  whatever: []\n",
        &[
            "2:3 config/unknown-key `key_name` is no key of a vocabulary [Write `key_names`]",
            "3:12 config/unknown-key `make` is no key of a group of lists",
            "3:23 config/unknown-key `creat` is no key of a group of lists [Write `create`]",
            "4:13 config/unknown-key `keys` is no key of `remove`",
            "5:3 config/unknown-key `whatever` is no key of a vocabulary",
        ],
    );
}

#[test]
fn a_list_holds_words_and_nothing_else() {
    check(
        "vocabulary:\n  key_names: token\n  page_sizes: [{ a: b }, 1, heap]\n  verbs: [place]\n  states:\n    failed: { a: b }\n  remove: [a]\n",
        &[
            "2:14 config/invalid-value `key_names` takes a list of words, not a string",
            "3:16 config/invalid-value a word takes a string, not a mapping",
            "3:26 config/invalid-value a word takes a string, not a number",
            "4:10 config/invalid-value `verbs` takes a mapping of names to lists, not a list",
            "6:13 config/invalid-value `states.failed` takes a list of words, not a mapping",
            "7:11 config/invalid-value `remove` takes a mapping of names to lists, not a list",
        ],
    );
    check(
        "vocabulary: [a]\n",
        &["1:13 config/invalid-value `vocabulary` takes a mapping of names to lists, not a list"],
    );
}

#[test]
fn a_word_has_something_to_compare_names_with() {
    check(
        "vocabulary:\n  key_names: ['', ' ', '--', 'é']\n  verbs: { create: [placeOrder, place-order, Place] }\n",
        &[
            "2:15 config/invalid-value `` is no word: it has no letter and no digit from A to Z",
            "2:19 config/invalid-value ` ` is no word: it has no letter and no digit from A to Z",
            "2:24 config/invalid-value `--` is no word: it has no letter and no digit from A to Z",
            "2:30 config/invalid-value `é` is no word: it has no letter and no digit from A to Z",
            "3:21 config/invalid-value `placeOrder` is no word: a verb is one word, the first one of a name",
            "3:33 config/invalid-value `place-order` is no word: a verb is one word, the first one of a name",
        ],
    );
}

#[test]
fn a_word_is_said_once_and_in_one_of_the_lists_that_exclude_each_other() {
    let text = "\
vocabulary:
  key_names: [Request-Token, requestToken, place]
  verbs: { read: [place], create: [Place, raise] }
  remove:
    key_names: [request_token]
    verbs: { create: [submit], set: [raise] }
";
    check(
        text,
        &[
            "2:30 config/invalid-value `requestToken` is said already",
            "3:36 config/invalid-value `Place` is in `verbs.create` and in `verbs.read`",
            "5:17 config/invalid-value `request_token` is in `remove.key_names` and in `key_names`",
        ],
    );
    let (_, findings) = read(text);
    assert_eq!(findings[1].related[0].span.range.of(text), "place");
}

#[test]
fn what_is_taken_away_is_there() {
    let text = "vocabulary: { remove: { key_names: [nonce, walrus], verbs: { read: [create] } } }\n";
    let (config, findings) = read(text);
    assert_eq!(findings, []);
    let (_, findings) = wirelint_config::resolve(&super::catalogue(), &config, &mut |_, _| unreachable!());
    let expected = "\
1:44 config/invalid-value `walrus` is not in `key_names`
1:69 config/invalid-value `create` is not in `verbs.read`
";
    assert_eq!(super::shown(text, &findings), expected);
}

#[test]
fn words_come_on_top_of_those_that_are_built_in() {
    assert_eq!(**settings("{}").vocabulary(), wirelint_semantics::Vocabulary::default());
    let settings = settings(
        "vocabulary:\n  key_names: [Request-Token]\n  verbs: { job: [create] }\n  remove: { key_names: [Nonce] }\n",
    );
    let words = |list| settings.vocabulary().words(list);
    let keys = words(WordList::KeyNames);
    assert!(keys.contains("requesttoken") && keys.contains("idempotencykey") && !keys.contains("nonce"));
    assert!(words(WordList::JobVerbs).contains("create") && !words(WordList::CreateVerbs).contains("create"));
}

#[test]
fn a_weight_is_a_whole_number_from_0_to_10() {
    check(
        "map: { weights: { duplicate_effect: 11, unknown_effect: -1, whole_list: 2.5, no_deadline: heavy, deadline: 1 }, x: 1 }\n",
        &[
            "1:37 config/invalid-value `11` is no weight",
            "1:57 config/invalid-value `-1` is no weight",
            "1:73 config/invalid-value `2.5` is no weight",
            "1:91 config/invalid-value `no_deadline` takes a number from 0 to 10, not a string",
            "1:98 config/unknown-key `deadline` is no key of `weights` [Write `no_deadline`]",
            "1:113 config/unknown-key `x` is no key of `map`",
        ],
    );
    check(
        "map: { weights: [1] }\n",
        &["1:17 config/invalid-value `weights` takes a mapping of dangers to numbers, not a list"],
    );
    check("map: 1\n", &["1:6 config/invalid-value `map` takes a mapping with `weights`, not a number"]);
}

#[test]
fn a_function_is_named_as_it_is_called_and_does_one_thing() {
    check(
        "resolvers: { loaders: [load, load(), 'a b', x..y, 1, load], sinks: [load, a.b], loader: [] }\n",
        &[
            "1:30 config/invalid-value `load()` is no name of a function: the call is not part of it",
            "1:38 config/invalid-value `a b` is no name of a function: it has a character that no name has",
            "1:45 config/invalid-value `x..y` is no name of a function: a part of it is empty",
            "1:51 config/invalid-value the name of a function takes a string, not a number",
            "1:54 config/invalid-value `load` is said already",
            "1:69 config/invalid-value `load` is in `sinks` and in `loaders`",
            "1:81 config/unknown-key `loader` is no key of `resolvers` [Write `loaders`]",
        ],
    );
    check(
        "resolvers: [a]\n",
        &[
            "1:12 config/invalid-value `resolvers` takes a mapping of `loaders` and `sinks` to lists, not a list",
        ],
    );
    check(
        "resolvers: { loaders: a }\n",
        &["1:23 config/invalid-value `loaders` takes a list of names of functions, not a string"],
    );
    assert_eq!(*settings("{}").functions(), Functions::default());
}

#[test]
fn what_weighs_nothing_else_weighs_what_it_always_did() {
    assert_eq!(settings("{}").weights(), Weights::default());
    let weights = settings("map: { weights: { whole_list: 10, no_deadline: 0 } }\n").weights();
    let all = Danger::ALL.map(|it| weights.of(it));
    assert_eq!(all, [4, 2, 2, 10, 0, 1]);
}
