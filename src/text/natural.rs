//! The order in which people list names: `day 2` before `day 10`, and capitals beside their small letters.

use std::cmp::Ordering;

/// Compares two names as people do. Only equal names are equal.
#[must_use]
pub fn compare(one: &str, other: &str) -> Ordering {
    let (mut left, mut right) = (one, other);
    while let (Some(l), Some(r)) = (left.chars().next(), right.chars().next()) {
        let order = if l.is_ascii_digit() && r.is_ascii_digit() {
            let (number, rest) = split_number(left);
            left = rest;
            let (against, rest) = split_number(right);
            right = rest;
            // A longer number without zeros in front is a larger one, however many digits there are.
            number.len().cmp(&against.len()).then_with(|| number.cmp(against))
        } else {
            left = &left[l.len_utf8()..];
            right = &right[r.len_utf8()..];
            if l.is_ascii() && r.is_ascii() {
                l.to_ascii_lowercase().cmp(&r.to_ascii_lowercase())
            } else {
                l.to_lowercase().cmp(r.to_lowercase())
            }
        };
        if order != Ordering::Equal {
            return order;
        }
    }
    left.len().cmp(&right.len()).then_with(|| one.cmp(other))
}

/// The digits at the beginning, without zeros in front, and what stands behind them.
fn split_number(text: &str) -> (&str, &str) {
    let end = text.find(|c: char| !c.is_ascii_digit()).unwrap_or(text.len());
    (text[..end].trim_start_matches('0'), &text[end..])
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn numbers_count_and_capitals_do_not() {
        let ordered = ["", "a", "A1", "a2", "a02", "a10", "a10b", "B", "b.md", "b1", "é", "第2天", "第10天"];
        for (at, one) in ordered.iter().enumerate() {
            for (other_at, other) in ordered.iter().enumerate() {
                let expected = if (one, other) == (&"a2", &"a02") || (one, other) == (&"a02", &"a2") {
                    // Equal as numbers, so the spelling decides, one way or the other.
                    one.cmp(other)
                } else {
                    at.cmp(&other_at)
                };
                assert_eq!(compare(one, other), expected, "{one:?} {other:?}");
            }
        }
        let long = "9".repeat(99);
        assert_eq!(compare(&long, &format!("1{}", "0".repeat(99))), Ordering::Less);
    }

    proptest! {
        #[test]
        fn any_names_have_one_order(mut names in proptest::collection::vec("[0-9aA路.]{0,5}", 0..20)) {
            // Sorting panics, or may, where an order contradicts itself.
            names.sort_by(|one, other| compare(one, other));
            for (at, one) in names.iter().enumerate() {
                for other in &names[at..] {
                    prop_assert_ne!(compare(one, other), Ordering::Greater);
                    prop_assert_eq!(compare(other, one), compare(one, other).reverse());
                }
            }
        }
    }
}
