//! A dossier (*hồ sơ*) that cannot be made or checked, or from which something is left out.

use super::{Fault, Severity};
use crate::text::{Lang, lang::say, visible};

/// What can be wrong with a dossier, and what its maker should know.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum DossierFault {
    /// A file that is no archive.
    NoArchive,
    /// An archive of which a part is missing or is not what its checksum says.
    Damaged {
        /// The part.
        part: String,
    },
    /// It has no list of its files.
    NoManifest {
        /// The name of the list.
        manifest: &'static str,
    },
    /// A line of the list is not a hash and a name.
    BadLine,
    /// A name that leads out of the dossier, or that no dossier has.
    UnsafeName {
        /// The name.
        name: String,
    },
    /// It is larger than is written or checked.
    TooLarge {
        /// How many bytes that is.
        most: usize,
    },
    /// More files than a dossier has.
    TooManyFiles {
        /// How many are looked at.
        most: usize,
    },
    /// The folder that should hold it holds something already.
    NotEmpty,
    /// A link, a pipe or a device in it.
    NotRegular,
    /// A row that was granted too much, and what looking at it again would cost.
    WouldLose {
        /// The code.
        code: String,
        /// The points, below 0, as they are written in each language.
        points: [String; 2],
    },
    /// A file with personal data, left out.
    PersonalData {
        /// The file.
        file: String,
        /// What it seems to hold.
        what: Personal,
    },
    /// A file into which the program cannot look.
    NotLookedInto {
        /// The file.
        file: String,
    },
}

/// Personal data.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Personal {
    /// Numbers of identity cards.
    Identity,
    /// Numbers of mobile telephones.
    Telephone,
    /// Addresses of electronic mail.
    Mail,
    /// Persons to whom work is assigned.
    Assignee,
}

impl Personal {
    const fn noun(self, lang: Lang) -> &'static str {
        match self {
            Self::Identity => lang.pick("số căn cước công dân", "numbers of identity cards"),
            Self::Telephone => lang.pick("số điện thoại di động", "numbers of mobile telephones"),
            Self::Mail => lang.pick("địa chỉ thư điện tử", "e-mail addresses"),
            Self::Assignee => lang.pick("cột phân công cho người thực hiện", "a column of assigned persons"),
        }
    }
}

impl Fault for DossierFault {
    fn code(&self) -> &'static str {
        match self {
            Self::NoArchive | Self::NoManifest { .. } => "P900",
            Self::BadLine => "P901",
            Self::UnsafeName { .. } => "P902",
            Self::TooLarge { .. } | Self::TooManyFiles { .. } => "P903",
            Self::NotEmpty => "P904",
            Self::NotRegular => "P905",
            Self::WouldLose { .. } => "P906",
            Self::PersonalData { .. } => "P907",
            Self::NotLookedInto { .. } => "P908",
            Self::Damaged { .. } => "P909",
        }
    }

    #[expect(clippy::too_many_lines, reason = "one sentence a variant")]
    fn message(&self, lang: Lang) -> String {
        match self {
            Self::NoArchive => {
                say!(
                    lang,
                    "đây không phải hồ sơ: không phải thư mục, cũng không phải tệp .zip",
                    "this is no dossier: neither a folder nor a .zip"
                )
            }
            Self::Damaged { part } => say!(
                lang,
                "tệp .zip của hồ sơ bị hỏng: không đọc được phần `{}`",
                "the .zip of the dossier is damaged: the part `{}` cannot be read",
                visible(part)
            ),
            Self::NoManifest { manifest } => {
                say!(
                    lang,
                    "không có tệp `{manifest}` liệt kê các tệp",
                    "there is no list `{manifest}` of its files"
                )
            }
            Self::BadLine => say!(
                lang,
                "dòng này không phải mã băm SHA-256, hai dấu cách và tên tệp",
                "this line is not a SHA-256, two spaces and a file name"
            ),
            Self::UnsafeName { name } => say!(
                lang,
                "tên `{}` dẫn ra ngoài hồ sơ hoặc không dùng được trên mọi máy",
                "the name `{}` leads out of the dossier, or is no name on some machines",
                visible(name)
            ),
            Self::TooLarge { most } => {
                say!(lang, "hồ sơ lớn hơn {most} byte", "the dossier is larger than {most} bytes")
            }
            Self::TooManyFiles { most } => {
                say!(lang, "hồ sơ có nhiều hơn {most} tệp", "the dossier has more than {most} files")
            }
            Self::NotEmpty => say!(lang, "thư mục này đã có tệp", "this folder holds files already"),
            Self::NotRegular => {
                say!(lang, "không phải tệp hay thư mục thường", "this is neither a regular file nor a folder")
            }
            Self::WouldLose { code, points: [vi, en] } => say!(
                lang,
                "chỉ báo riêng cho đơn vị: mục {} đang cao hơn điểm tính lại; nếu bị xem lại, tổng có thể thay đổi {vi}",
                "for the unit alone: {} is above its recomputed score; a second look may change the total by {en}",
                visible(code)
            ),
            Self::PersonalData { file, what } => {
                let (file, what) = (visible(file), what.noun(lang));
                say!(
                    lang,
                    "`{file}` dường như có {what}, không đưa vào hồ sơ",
                    "`{file}` seems to hold {what} and is left out"
                )
            }
            Self::NotLookedInto { file } => say!(
                lang,
                "không đọc được bên trong `{}`: tự kiểm tra xem có dữ liệu cá nhân không trước khi gửi",
                "the program cannot look into `{}`: see for yourself that it holds no personal data before you send it",
                visible(file)
            ),
        }
    }

    fn help(&self, lang: Lang) -> Option<String> {
        Some(match self {
            Self::NoArchive | Self::NoManifest { .. } => say!(
                lang,
                "nêu thư mục hoặc tệp .zip do `verify dossier … -o` ghi ra",
                "name a folder or a .zip that `verify dossier … -o` has written"
            ),
            Self::Damaged { .. } => say!(
                lang,
                "sao chép hoặc tải lại hồ sơ; nếu vẫn hỏng, xin lại từ nơi gửi",
                "copy or download the dossier again; if it is still damaged, ask the sender for it again"
            ),
            Self::BadLine | Self::UnsafeName { .. } | Self::NotRegular => say!(
                lang,
                "không dùng hồ sơ này; xin lại từ nơi gửi",
                "do not use this dossier; ask the sender for it again"
            ),
            Self::TooLarge { .. } => say!(
                lang,
                "nâng mức bằng `--max-bytes`, hoặc bớt tài liệu kiểm chứng",
                "raise the limit with `--max-bytes`, or leave evidence out"
            ),
            Self::NotEmpty => {
                say!(lang, "nêu một thư mục mới, hoặc một tệp .zip", "name a new folder, or a .zip file")
            }
            Self::PersonalData { .. } => say!(
                lang,
                "che dữ liệu ấy trong một bản sao, hoặc dùng `--personal-data` nếu được phép gửi",
                "black it out in a copy, or use `--personal-data` if it may be sent"
            ),
            Self::TooManyFiles { .. } | Self::WouldLose { .. } | Self::NotLookedInto { .. } => return None,
        })
    }

    fn severity(&self) -> Severity {
        match self {
            Self::WouldLose { .. } | Self::NotLookedInto { .. } => Severity::Notice,
            Self::PersonalData { .. } => Severity::Warning,
            _ => Severity::Error,
        }
    }
}
