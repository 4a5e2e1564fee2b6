// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/theme/codecolors.h"

#include "ui/theme/contrast.h"
#include "ui/theme/theme.h"

namespace lineside::theme {
namespace {

/// Few and calm: hues a colour-blind eye keeps apart, and kinds that seldom meet share one.
struct CodeTones {
    QRgb keyword;
    QRgb name;
    QRgb function;
    QRgb string;
    QRgb value;
    QRgb comment;
    QRgb wrong;
};

constexpr CodeTones light{.keyword = 0xff0063a5, .name = 0xff006350, .function = 0xff403800, .string = 0xffa3440a, .value = 0xff8f3f7f,
                          .comment = 0xff656a72, .wrong = 0xffb03a00};
constexpr CodeTones dark{.keyword = 0xff64b2ea, .name = 0xff45c4a0, .function = 0xfff0e2a8, .string = 0xfff0a070, .value = 0xffdc9cc8,
                         .comment = 0xff9aa0a8, .wrong = 0xffff9a66};

QRgb pureColor(CodeToken token, const CodeTones &tones, QRgb text)
{
    switch (token) {
    case CodeToken::Keyword:
    case CodeToken::Operator:
    case CodeToken::Preprocessor:
        return tones.keyword;
    case CodeToken::Type:
    case CodeToken::Attribute:
    case CodeToken::Key:
    case CodeToken::Inserted:
        return tones.name;
    case CodeToken::Function:
        return tones.function;
    case CodeToken::String:
        return tones.string;
    case CodeToken::Number:
    case CodeToken::Constant:
    case CodeToken::Variable:
        return tones.value;
    case CodeToken::Comment:
        return tones.comment;
    case CodeToken::Deleted:
    case CodeToken::Error:
        return tones.wrong;
    case CodeToken::Plain:
        break;
    }
    return text;
}

} // namespace

QColor codeTokenColor(CodeToken token, const QPalette &palette)
{
    const QList<QColor> surfaces{palette.color(QPalette::Window), raisedColor(palette), codeColor(palette), userTintColor(palette)};
    const QRgb text = palette.color(QPalette::Text).rgb();
    return legible(QColor(pureColor(token, isDark(palette) ? dark : light, text)), surfaces, 4.5);
}

} // namespace lineside::theme
