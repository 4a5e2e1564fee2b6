// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/transcript/piecesamples.h"

#include "ui/theme/palettes.h"
#include "ui/transcript/messagepieces.h"

#include <QApplication>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace lineside {

namespace {

constexpr qreal sampleWidth = 420;

const char *const markdowns[] = {
    "A paragraph with **bold**, *italic*, `code`, ~~struck~~ and a [link](https://example.org/page) that goes on until it wraps to a second line.",
    "A hard break  \nin the middle, a\tb.",
    "# Heading one\n\n## Heading two\n\n### Three\n\n#### Four\n\n##### Five\n\n###### Six",
    "- a bullet\n  - within a bullet, so long that it wraps over the end of the line and hangs\n    - and deeper\n\n1. one\n2. two\n\n100. hundred",
    "- [ ] open\n- [x] done",
    "> quoted\n>\n> > twice\n>\n> - item in a quote",
    "```cpp\nint main()\n{\n\treturn 0; // a long comment that is wider than the panel is at this width, by far\n}\n```",
    "| a | b | c |\n|:--|:-:|--:|\n| left | middle | right |\n| a longer cell with many words that have to wrap somewhere | `code` | 1 |",
    "---\n\n![an image](https://example.org/a.png)",
    "<div>\nraw\n</div>",
    "\u05e4\u05e1\u05e7\u05d4 \u05d1\u05e2\u05d1\u05e8\u05d9\u05ea with English inside \u05d5\u05e2\u05d5\u05d3 \u05de\u05d9\u05dc\u05d9\u05dd \u05d0\u05d7\u05e8\u05d9\u05d5, 123 \u05d5\u05e1\u05d5\u05e3.",
    "- \u0639\u0646\u0635\u0631 \u0623\u0648\u0644\n- \u0639\u0646\u0635\u0631 \u062b\u0627\u0646 \u0645\u0639 `code`",
    "| \u0639\u0631\u0628\u064a | b |\n|---|---|\n| 1 | \u0646\u0635 |",
    "\u4e2d\u6587\u6bb5\u843d\u4e5f\u8981\u597d\u770b\uff1a\u8def\u7531\u628a\u8bf7\u6c42\u53d1\u9001\u5230\u4e24\u4e2a\u4e0a\u6e38\uff0c\u5e76\u6309\u6743\u91cd\u5206\u914d\u3002",
    "Emoji \U0001f6a6 \U0001f469\u200d\U0001f4bb \U0001f1e8\U0001f1ed 1\ufe0f\u20e3 and e\u0301 n\u0303.",
    "user\u202egpj.exe, \u2066isolated\u2069, zero\u200b\u200b\u200b\u200bwidth.",
    "H\u0321\u032a\u032f\u0368\u034a\u033d\u0305\u033e\u030eE\u0328\u0329\u032c\u033e\u035b\u036a\u0344 rises and falls",
};

PieceSample sampleOf(const char *name, TranscriptPiece::Kind kind, const QStringList &parts, QStringView between)
{
    PieceSample sample{name, {}, {}};
    sample.piece.kind = kind;
    sample.piece.parts = parts;
    QStringList told = parts;
    told.removeAll(QString());
    sample.piece.element.text = told.join(between);
    sample.setting.width = sampleWidth;
    sample.setting.spaceAbove = 12;
    return sample;
}

QList<PieceSample> otherKinds()
{
    using Kind = TranscriptPiece::Kind;
    const QString line(QChar::LineSeparator);
    QList<PieceSample> samples{
        sampleOf("author", Kind::Author, {u"gemini-2.5-flash"_s}, line),
        sampleOf("reasoning", Kind::Reasoning, {u"Reasoning"_s, u"characters: 1,234"_s}, u" · "),
        sampleOf("tool call", Kind::ToolCall, {u"Tool call: weather"_s, u"{\n  \"city\": \"Z\u00fcrich\"\n}"_s}, line),
        sampleOf("tool result", Kind::ToolResult, {u"Result"_s, u"{}"_s}, line),
        sampleOf("notice", Kind::Notice, {u"The answer was cut off: it ended without a finish reason, and this goes on."_s}, line),
        sampleOf("error", Kind::Error, {u"The provider limits how often it may be asked."_s, u"Wait a little."_s, u"429: quota exceeded"_s}, line),
        sampleOf("error alone", Kind::Error, {u"It failed."_s, {}, {}}, line),
        sampleOf("footer", Kind::Footer, {u"gemini-2.5-flash"_s, u"direct"_s, u"12 in"_s, u"345 out"_s, u"first token 412 ms"_s, u"80 tokens/s"_s, u"finished: stop"_s}, u" · "),
        sampleOf("attachment", Kind::Attachment, {u"notes.txt"_s}, line),
        sampleOf("picture", Kind::Attachment, {u"diagram.png"_s}, line),
        sampleOf("branches", Kind::Branches, {u"2/3"_s}, line),
        sampleOf("plain", Kind::PlainText, {u"what the user *wrote* is shown as it was written, and wraps where it must"_s}, line),
        sampleOf("empty", Kind::PlainText, {QString()}, line),
    };
    samples[4].piece.tone = TranscriptPiece::Tone::Caution;
    samples[5].piece.isOpen = true;
    samples[8].piece.parts = {u"notes.txt"_s, u"text/plain"_s, u"3 kB"_s};
    samples[9].piece.parts = {u"diagram.png"_s, u"image/png"_s, u"30 kB"_s};
    samples[9].setting.picture = QImage(64, 48, QImage::Format_RGB32);
    samples[9].setting.picture.fill(Qt::darkGreen);
    samples[10].piece.parts = {u"2"_s, u"3"_s};
    for (const qsizetype user : {8, 9, 11, 12})
        samples[user].piece.isUser = true;
    return samples;
}

} // namespace

TranscriptStyle sampleStyle(qreal devicePixelRatio)
{
    QFont base = QApplication::font();
    base.setPointSizeF(10);
    return TranscriptStyle::from(theme::lightPalette(), base, 1, devicePixelRatio);
}

QList<PieceSample> samplesOf(const QString &markdown, const TranscriptStyle &style, qreal width)
{
    MessagePieces message;
    ChatTurn turn;
    turn.role = Role::Assistant;
    turn.text = markdown;
    message.update(turn, {}, true);
    QList<PieceSample> samples;
    const QList<TranscriptPiece> &pieces = message.pieces();
    for (qsizetype i = 1; i + 1 < pieces.size(); ++i) { // without author and footer
        const TranscriptPiece &piece = pieces.at(i);
        PieceSample sample{piece.element.text.first(std::min<qsizetype>(piece.element.text.size(), 24)).toUtf8().toPercentEncoding(" "), piece, {}};
        sample.setting.width = width;
        sample.setting.spaceAbove = spaceAbove(&pieces.at(i - 1), piece, style);
        samples.append(sample);
    }
    for (qsizetype begin = 0; begin < samples.size();) {
        qsizetype end = begin + 1;
        while (end < samples.size() && !samples.at(end).piece.element.startsBlock && samples.at(end).piece.element.kind == samples.at(begin).piece.element.kind)
            ++end;
        QList<qreal> columns;
        for (qsizetype i = begin; i < end; ++i) {
            const QList<qreal> wanted = wantedWidths(samples.at(i).piece, style);
            for (qsizetype column = 0; column < wanted.size(); ++column)
                column < columns.size() ? void(columns[column] = std::max(columns.at(column), wanted.at(column))) : columns.append(wanted.at(column));
        }
        for (qsizetype i = begin; i < end; ++i) {
            samples[i].setting.columns = columns;
            for (const qreal column : std::as_const(columns))
                samples[i].setting.blockWidth += column;
        }
        begin = end;
    }
    return samples;
}

QList<PieceSample> pieceSamples()
{
    QList<PieceSample> samples = otherKinds();
    const TranscriptStyle style = sampleStyle(1);
    for (const char *markdown : markdowns)
        samples += samplesOf(QString::fromUtf8(markdown), style, sampleWidth);
    const QList<PieceSample> code = samplesOf(QString::fromUtf8(markdowns[6]), style, sampleWidth);
    for (PieceSample sample : code) {
        sample.setting.sideways = 100;
        sample.name += " scrolled";
        samples.append(sample);
        sample.setting.wrapsCode = true;
        sample.name += " wrapped";
        samples.append(sample);
    }
    for (qsizetype i = 0; i < samples.size(); ++i)
        samples[i].name = QByteArray::number(i) + ' ' + samples.at(i).name;
    return samples;
}

} // namespace lineside
