//! Bytes read as text. Only UTF-8 is read to be written again; anything else is made readable, so that a reader sees
//! what the file is instead of an error.

use encoding_rs::GB18030;

use super::Encoding;

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
