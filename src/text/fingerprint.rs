//! A number that tells contents, paths and titles apart, the same in every version of the program.

/// FNV-1a, 64 bits.
#[must_use]
pub fn fingerprint(bytes: &[u8]) -> u64 {
    continued(0xcbf2_9ce4_8422_2325, bytes)
}

/// The fingerprint of what came before with more bytes behind it.
#[must_use]
#[inline]
pub fn continued(before: u64, bytes: &[u8]) -> u64 {
    bytes.iter().fold(before, |hash, &byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_fingerprint_is_fnv_1a() {
        // From the reference, http://www.isthe.com/chongo/tech/comp/fnv/.
        for (text, hash) in
            [("", 0xcbf2_9ce4_8422_2325_u64), ("a", 0xaf63_dc4c_8601_ec8c), ("foobar", 0x8594_4171_f739_67e8)]
        {
            assert_eq!(fingerprint(text.as_bytes()), hash);
        }
        assert_eq!(continued(fingerprint(b"foo"), b"bar"), fingerprint(b"foobar"));
    }
}
