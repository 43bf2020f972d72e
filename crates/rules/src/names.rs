//! Names as far as rules compare them.

/// A name without what sets its words apart: `order_id` and `orderId` are the same.
pub(crate) fn normal(name: &str) -> String {
    let mut normal = String::with_capacity(name.len());
    add_normal(&mut normal, name);
    normal
}

/// Puts the [`normal`] form of `name` behind `text`.
pub(crate) fn add_normal(text: &mut String, name: &str) {
    let letters = name.bytes().filter(u8::is_ascii_alphanumeric);
    letters.for_each(|it| text.push(char::from(it.to_ascii_lowercase())));
}

/// What one of several is called, as English mostly has it: `order` of `orders`, `category` of `categories`.
pub(crate) fn singular(name: &str) -> String {
    if let Some(stem) = name.strip_suffix("ies").filter(|it| it.len() > 1) {
        return format!("{stem}y");
    }
    let cut = if ["sses", "shes", "ches", "xes", "zes"].iter().any(|it| name.ends_with(it)) {
        2
    } else {
        usize::from(name.ends_with('s') && !name.ends_with("ss") && !name.ends_with("us"))
    };
    name[..name.len() - cut].to_owned()
}

/// Whether an input of that name lets a caller ask for more of each element: `fields`, `expand`, `include`.
pub(crate) fn asks_for_more(name: &str) -> bool {
    const MORE: [&str; 9] =
        ["field", "expand", "include", "embed", "select", "view", "detail", "with", "projection"];
    let name = name.to_ascii_lowercase();
    MORE.iter().any(|word| name.contains(word))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_of_several_has_a_name() {
        for (several, one) in [
            ("orders", "order"),
            ("categories", "category"),
            ("addresses", "address"),
            ("boxes", "box"),
            ("status", "status"),
            ("access", "access"),
            ("houses", "house"),
        ] {
            assert_eq!(singular(several), one);
        }
        assert_eq!(normal("Order-ID"), normal("orderId"));
    }
}
