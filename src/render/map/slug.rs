//! Names of nodes in drawings: letters, digits and `_` alone, the same for as long as what they stand for is the same.

use std::collections::BTreeMap;

/// Longer names are cut, and told apart by a hash.
const MAX_LEN: usize = 48;

/// Gives out names. Each key has one name, and no name has two keys.
#[derive(Debug, Default)]
pub(crate) struct Slugs {
    given: BTreeMap<String, String>,
}

impl Slugs {
    /// The name of what `key` stands for, beginning with `prefix`.
    pub(crate) fn name(&mut self, prefix: &str, key: &str) -> String {
        let plain: String = key.chars().map(|c| if c.is_ascii_alphanumeric() { c } else { '_' }).collect();
        let mut name = format!("{prefix}_{}", plain.trim_matches('_'));
        let hash = || format!("{:08x}", xxhash_rust::xxh3::xxh3_64(key.as_bytes()) >> 32);
        if name.len() > MAX_LEN {
            name.truncate(MAX_LEN);
            name = format!("{name}_{}", hash());
        }
        let owner = format!("{prefix}\0{key}");
        if self.given.get(&name).is_some_and(|other| *other != owner) {
            name = format!("{name}_{}", hash());
        }
        self.given.insert(name.clone(), owner);
        name
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_plain_stable_and_apart() {
        let mut slugs = Slugs::default();
        assert_eq!(slugs.name("c", "services/orders"), "c_services_orders");
        assert_eq!(slugs.name("c", "services/orders"), "c_services_orders");
        let other = slugs.name("c", "services-orders");
        assert!(other.starts_with("c_services_orders_") && other.len() == 26, "{other}");
        assert_eq!(slugs.name("c", "."), "c_");
        assert_ne!(slugs.name("c", "商品"), slugs.name("c", "注文"));
        let long = slugs.name("t", &"x".repeat(200));
        assert!(long.len() < 64 && long != slugs.name("t", &"x".repeat(201)), "{long}");
    }
}
