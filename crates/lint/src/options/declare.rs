//! The declarations.

/// Declares options, or a mapping among them, as a struct: each field with its documentation, type and default.
///
/// ```
/// # use wirelint_lint::{options, words};
/// # use wirelint_lint::options::{Data, Settings, Shape};
/// words! {
///     /// How a name is written.
///     pub(crate) enum Style {
///         /// `likeThis`.
///         Camel = "camelCase",
///         /// `LikeThis`.
///         Pascal = "PascalCase",
///     }
/// }
///
/// options! {
///     /// How the names of one kind are written: `PascalCase`, or `{ style: PascalCase, prefix: T }`.
///     pub(crate) struct Naming from style {
///         /// The style.
///         style: Option<Style> = None,
///         /// What they begin with.
///         prefix: String = String::new(),
///     }
/// }
///
/// options! {
///     /// How names are written.
///     pub(crate) struct NamingOptions {
///         ..
///         /// Those of one kind.
///         others: { String => Naming },
///         /// Those of types.
///         types: Option<Naming> = None,
///         /// Whether names may begin with `_`.
///         allow_leading_underscore: bool = false,
///         /// How long they are at most.
///         longest: u32 [1..=200] = 60,
///     }
/// }
/// # fn main() {
/// assert_eq!(NamingOptions::usual().longest, 60);
/// assert_eq!(NamingOptions::SET.place("allowLeadingUnderscore"), Some(1));
/// # }
/// ```
///
/// - `from FIELD` behind the name: a value that is no mapping means that field.
/// - `[LEAST..=MOST]` behind the type of a whole number: what it must lie between.
/// - `.. NAME: { KEY => VALUE },` before all fields: a map that takes the keys which none of them has.
///
/// A rule takes its options by `options: NamingOptions` in [`declare_rule!`](crate::declare_rule!), and asks for them by
/// [`Context::options`](crate::Context::options).
#[macro_export]
macro_rules! options {
    (
        $(#[doc = $about:expr])+
        $vis:vis struct $name:ident $(from $short:ident)? {
            $(
                ..
                $(#[doc = $rest_doc:expr])+
                $rest_vis:vis $rest:ident: { $key:ty => $value:ty },
            )?
            $(
                $(#[doc = $doc:expr])+
                $field_vis:vis $field:ident: $type:ty $([$least:literal ..= $most:literal])? = $default:expr
            ),* $(,)?
        }
    ) => {
        $(#[doc = $about])+
        #[derive(Clone, PartialEq, Debug)]
        $vis struct $name {
            $($(#[doc = $doc])+ $field_vis $field: $type,)*
            $($(#[doc = $rest_doc])+ $rest_vis $rest: ::std::collections::BTreeMap<$key, $value>,)?
        }

        impl $crate::options::Settings for $name {
            const SET: &'static $crate::options::OptionSet = &$crate::options::OptionSet {
                name: concat!(module_path!(), "::", stringify!($name)),
                docs: concat!($($about, "\n"),+),
                fields: &[$(
                    $crate::options::Field {
                        name: stringify!($field),
                        docs: concat!($($doc, "\n"),+),
                        shape: || $crate::options!(@shape $type $(, $least, $most)?),
                        read: |value, of, faults| {
                            let read: Option<$type> = $crate::options!(@read value, of, faults $(, $least, $most)?);
                            read.map(|it| ::std::sync::Arc::new(it) as $crate::options::Said)
                        },
                        default: || {
                            let usual = <$name as $crate::options::Settings>::usual();
                            $crate::options::Setting::show(&usual.$field)
                        },
                    }
                ),*],
                rest: $crate::options!(@rest $({
                    concat!($($rest_doc, "\n"),+), ::std::collections::BTreeMap<$key, $value>, $key
                })?),
                short: $crate::options!(@short $($short)?),
                tell: |said| ::std::sync::Arc::new(<$name as $crate::options::Settings>::told(said)),
            };

            fn usual() -> &'static Self {
                static USUAL: ::std::sync::LazyLock<$name> = ::std::sync::LazyLock::new(|| $name {
                    $($field: $default,)*
                    $($rest: ::std::collections::BTreeMap::new(),)?
                });
                &USUAL
            }

            fn told(said: &[Option<$crate::options::Said>]) -> Self {
                let usual = Self::usual();
                let mut said = said.iter();
                Self {
                    $($field: $crate::options::said_or(said.next(), &usual.$field),)*
                    $($rest: $crate::options::said_or(said.next(), &usual.$rest),)?
                }
            }

            fn unusual(&self) -> Vec<(String, String)> {
                let usual = Self::usual();
                let mut unusual: Vec<(String, String)> = Vec::new();
                $(
                    if self.$field != usual.$field {
                        let shown = $crate::options::Setting::show(&self.$field);
                        unusual.extend(shown.map(|it| (stringify!($field).to_owned(), it)));
                    }
                )*
                $(
                    for (key, value) in &self.$rest {
                        let key = $crate::options::show_text(&$crate::options::Key::show(key));
                        unusual.extend($crate::options::Setting::show(value).map(|it| (key, it)));
                    }
                )?
                unusual
            }
        }

        impl $crate::options::Setting for $name {
            fn shape() -> $crate::options::Shape {
                $crate::options::Shape::Settings(<$name as $crate::options::Settings>::SET)
            }

            fn read(
                value: &$crate::options::Value,
                of: &str,
                faults: &mut Vec<$crate::options::Fault>,
            ) -> Option<Self> {
                $crate::options::read(value, of, faults)
            }

            fn show(&self) -> Option<String> {
                $crate::options::show(self)
            }
        }
    };
    (@shape $type:ty) => { <$type as $crate::options::Setting>::shape() };
    (@shape $type:ty, $least:literal, $most:literal) => {
        $crate::options::Shape::Whole { least: $least, most: $most }
    };
    (@read $value:ident, $of:ident, $faults:ident) => { $crate::options::Setting::read($value, $of, $faults) };
    (@read $value:ident, $of:ident, $faults:ident, $least:literal, $most:literal) => {
        $crate::options::read_whole($least..=$most, $value, $of, $faults)
    };
    (@short) => { None };
    (@short $short:ident) => { Some(stringify!($short)) };
    (@rest) => { None };
    (@rest { $docs:expr, $map:ty, $key:ty }) => {
        Some($crate::options::Rest {
            docs: $docs,
            shape: || <$map as $crate::options::Setting>::shape(),
            takes: |key| <$key as $crate::options::Key>::read(key).is_ok(),
            read: |pairs, faults| ::std::sync::Arc::new({
                let map: $map = $crate::options::read_map(pairs, "these settings", faults);
                map
            }),
            join: |weaker, stronger| {
                let mut all: $map = $crate::options::said_or(Some(&Some(weaker.clone())), &<$map>::new());
                all.extend($crate::options::said_or(Some(&Some(stronger.clone())), &<$map>::new()));
                ::std::sync::Arc::new(all)
            },
        })
    };
}

/// Declares an enum whose values are words of configuration, each with what it means. See [`options!`](crate::options!).
#[macro_export]
macro_rules! words {
    (
        $(#[doc = $about:expr])+
        $vis:vis enum $name:ident {
            $($(#[doc = $doc:expr])+ $variant:ident = $word:literal),+ $(,)?
        }
    ) => {
        $(#[doc = $about])+
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
        $vis enum $name {
            $($(#[doc = $doc])+ $variant),+
        }

        impl $crate::options::Word for $name {
            const WORDS: &'static [(&'static str, &'static str)] = &[$(($word, concat!($($doc, "\n"),+))),+];

            fn at(place: usize) -> Self {
                [$(Self::$variant),+][place]
            }

            fn as_str(self) -> &'static str {
                match self {
                    $(Self::$variant => $word),+
                }
            }
        }

        impl $crate::options::Setting for $name {
            fn shape() -> $crate::options::Shape {
                $crate::options::Shape::Word(<$name as $crate::options::Word>::WORDS)
            }

            fn read(
                value: &$crate::options::Value,
                of: &str,
                faults: &mut Vec<$crate::options::Fault>,
            ) -> Option<Self> {
                $crate::options::read_word(value, of, faults)
            }

            fn show(&self) -> Option<String> {
                Some($crate::options::show_text($crate::options::Word::as_str(*self)))
            }
        }
    };
}
