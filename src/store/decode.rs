//! Bytes read as text. Only UTF-8 is read to be written again; anything else is made readable, so that a reader sees
//! what the file is instead of an error.

use std::io::{self, Read};

use encoding_rs::GB18030;

use super::Encoding;

/// So much is read at once: what was just read is still near at hand when it is looked at.
const PIECE: usize = 1 << 16;

/// The text that a file holds, of about so many bytes, and how it was found. The same as [`decode`] of all it holds.
pub(super) fn read(mut file: impl Read, expected: usize) -> io::Result<(String, Encoding)> {
    let mut text = String::new();
    text.try_reserve_exact(expected)?;
    let mut piece = vec![0; PIECE.min(expected + 1).max(4)];
    // Of a character whose rest has not come.
    let mut held = 0;
    loop {
        let count = match file.read(&mut piece[held..]) {
            Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
            count => count?,
        };
        let filled = held + count;
        let whole = if count == 0 { filled } else { filled - unfinished(&piece[..filled]) };
        match simdutf8::basic::from_utf8(&piece[..whole]) {
            Ok(read) => text.push_str(read),
            Err(_) => {
                let mut bytes = text.into_bytes();
                bytes.extend_from_slice(&piece[..filled]);
                file.read_to_end(&mut bytes)?;
                return Ok(decode_other(&bytes));
            }
        }
        if count == 0 {
            return Ok((text, Encoding::Utf8));
        }
        piece.copy_within(whole..filled, 0);
        held = filled - whole;
        // Some files claim to be empty, others grow.
        if text.len() > expected {
            piece.resize(PIECE, 0);
        }
    }
}

/// How many bytes at the end may be the beginning of a character that goes on.
fn unfinished(bytes: &[u8]) -> usize {
    let last = bytes.iter().rev().take(4).position(|byte| !matches!(byte, 0x80..0xc0));
    let Some(behind) = last else { return 0 };
    let length = match bytes[bytes.len() - 1 - behind] {
        0xf0.. => 4,
        0xe0.. => 3,
        0xc0.. => 2,
        _ => 1,
    };
    if behind + 1 < length { behind + 1 } else { 0 }
}

/// The text that `bytes` hold, and how it was found.
pub(super) fn decode(bytes: Vec<u8>) -> (String, Encoding) {
    match String::from_utf8(bytes) {
        Ok(text) => (text, Encoding::Utf8),
        Err(error) => decode_other(error.as_bytes()),
    }
}

fn decode_other(bytes: &[u8]) -> (String, Encoding) {
    // Of the marks that `for_bom` knows, the UTF-8 one says nothing here: these bytes are not UTF-8.
    if let Some((encoding, _)) = encoding_rs::Encoding::for_bom(bytes).filter(|(found, _)| *found != encoding_rs::UTF_8)
    {
        let (text, _) = encoding.decode_with_bom_removal(bytes);
        return (text.into_owned(), Encoding::Other(encoding.name()));
    }
    let lossy = String::from_utf8_lossy(bytes);
    if !is_mostly_utf8(&lossy)
        && let Some(text) = GB18030.decode_without_bom_handling_and_without_replacement(bytes)
    {
        return (text.into_owned(), Encoding::Other("GB18030"));
    }
    (lossy.into_owned(), Encoding::Other("unknown"))
}

/// Whether a text is UTF-8 with a few bad bytes. GB18030 accepts nearly any pair of high bytes, and would turn the
/// whole of it into nonsense; a real GB18030 text leaves little but replacement characters when read as UTF-8.
fn is_mostly_utf8(lossy: &str) -> bool {
    let (mut good, mut bad) = (0_usize, 0_usize);
    for c in lossy.chars().filter(|c| !c.is_ascii()) {
        *if c == char::REPLACEMENT_CHARACTER { &mut bad } else { &mut good } += 1;
    }
    good > bad
}

#[cfg(test)]
mod tests {
    use super::*;

    fn decoded(bytes: &[u8]) -> (String, Encoding) {
        decode(bytes.to_vec())
    }

    const PARTS: &[&[u8]] =
        &[b"a", "é".as_bytes(), "路线".as_bytes(), "🦀".as_bytes(), b"\xff", b"\xe8", b"\xb7", b"\xf0\x9f", b"\0\r\n"];

    /// Gives out a few bytes at a time.
    struct Slow<'a>(&'a [u8], usize);

    impl Read for Slow<'_> {
        fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
            let few = self.1.min(into.len());
            self.0.read(&mut into[..few])
        }
    }

    proptest::proptest! {
        #[test]
        fn what_is_read_piece_by_piece_is_what_is_read_at_once(
            parts in proptest::collection::vec(proptest::sample::select(PARTS), 0..12),
            (few, expected) in (1..9_usize, 0..20_usize),
        ) {
            let bytes = parts.concat();
            proptest::prop_assert_eq!(read(Slow(&bytes, few), expected).unwrap(), decoded(&bytes));
        }
    }

    #[test]
    fn a_file_that_claims_to_be_empty_is_not_read_a_few_bytes_at_a_time() {
        struct Counted<'a>(&'a [u8], usize);
        impl Read for Counted<'_> {
            fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
                self.1 += 1;
                self.0.read(into)
            }
        }
        let text = "路线\n".repeat(PIECE);
        let mut file = Counted(text.as_bytes(), 0);
        assert!(read(&mut file, 0).unwrap() == (text.clone(), Encoding::Utf8));
        assert!(file.1 < 20, "{} times", file.1);
    }

    #[test]
    fn a_character_may_lie_across_two_pieces() {
        for before in PIECE - 5..=PIECE + 1 {
            let text = format!("{}路🦀线", "a".repeat(before));
            assert_eq!(read(text.as_bytes(), text.len()).unwrap(), (text, Encoding::Utf8));
        }
    }

    #[test]
    fn utf_8_is_kept_to_the_byte_with_mark_and_nul() {
        let text = "\u{feff}# 路\0线\r\n";
        assert_eq!(decoded(text.as_bytes()), (text.to_owned(), Encoding::Utf8));
        assert_eq!(decoded(b""), (String::new(), Encoding::Utf8));
    }

    #[test]
    fn other_encodings_become_readable() {
        let text = "- [ ] 精通 Python，生产级 API 服务构建\n";
        let utf_16 = |bytes: fn(u16) -> [u8; 2]| {
            std::iter::once(0xfeff).chain(text.encode_utf16()).flat_map(bytes).collect::<Vec<u8>>()
        };
        assert_eq!(decoded(&GB18030.encode(text).0), (text.to_owned(), Encoding::Other("GB18030")));
        assert_eq!(decoded(&utf_16(u16::to_le_bytes)), (text.to_owned(), Encoding::Other("UTF-16LE")));
        assert_eq!(decoded(&utf_16(u16::to_be_bytes)), (text.to_owned(), Encoding::Other("UTF-16BE")));
    }

    #[test]
    fn a_bad_byte_does_not_turn_utf_8_into_nonsense() {
        let bytes = ["路线图 caf".as_bytes(), b"\xe9\n"].concat();
        let text = "路线图 caf\u{fffd}\n".to_owned();
        assert_eq!(decoded(&bytes), (text, Encoding::Other("unknown")));
        assert_eq!(decoded(b"caf\xe9 \xff\n").1, Encoding::Other("unknown"));
    }
}
