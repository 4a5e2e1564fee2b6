// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "protocol/attachmentparts.h"

#include "protocol/lenientjson.h"

#include <QJsonValue>
#include <QStringDecoder>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace lineside {

namespace {

QString decoded(const QByteArray &data)
{
    // A mark at the beginning tells; without one it is UTF-8, or else an old encoding of which the letters at least are taken over.
    const auto marked = QStringConverter::encodingForData(data);
    QStringDecoder decoder(marked.value_or(QStringConverter::Utf8));
    const QString text = decoder(data);
    return decoder.hasError() && !marked ? QString::fromLatin1(data) : text;
}

QString fenceFor(const QString &text)
{
    qsizetype longest = 2;
    qsizetype run = 0;
    for (const QChar c : text) {
        run = c == u'`' ? run + 1 : 0;
        longest = std::max(longest, run);
    }
    return QString(longest + 1, u'`');
}

// "cpp" of "main.cpp": most languages go by their suffix.
QString languageOf(const QString &name)
{
    constexpr qsizetype longestSuffix = 10;
    const QString suffix = name.contains(u'.') ? name.section(u'.', -1).toLower() : QString();
    const auto isPlain = [](QChar c) { return (c >= u'a' && c <= u'z') || (c >= u'0' && c <= u'9'); };
    return suffix.size() <= longestSuffix && std::ranges::all_of(suffix, isPlain) ? suffix : QString();
}

QByteArray textPart(const QString &text)
{
    return R"({"type":"text","text":)" + compactJson(text).toUtf8() + '}';
}

// Built from bytes: an image is large, and Base64 needs no escaping.
QByteArray imagePart(const Attachment &image)
{
    const auto isPlain = [](char c) { return c > ' ' && c != '"' && c != '\\' && c != ',' && c != ';' && c < 127; };
    const QByteArray type = std::ranges::all_of(image.mediaType, isPlain) ? image.mediaType : QByteArray("image/png");
    return R"({"type":"image_url","image_url":{"url":"data:)" + type + ";base64," + image.data.toBase64() + R"("}})";
}

} // namespace

QString fencedText(const Attachment &file)
{
    QString text = decoded(file.data);
    text.remove(QChar::Null); // some servers end a text there
    const QString fence = fenceFor(text);
    if (!text.endsWith(u'\n'))
        text += u'\n';
    return file.name.simplified() + u":\n"_s + fence + languageOf(file.name) + u'\n' + text + fence;
}

QByteArray encodeContent(const QString &text, const QList<Attachment> &attachments)
{
    QStringList texts;
    if (!text.isEmpty() || attachments.isEmpty())
        texts.append(text);
    if (std::ranges::none_of(attachments, &Attachment::isImage)) {
        for (const Attachment &file : attachments)
            texts.append(fencedText(file));
        return compactJson(texts.join(u"\n\n"_s)).toUtf8();
    }
    QByteArrayList parts;
    if (!text.isEmpty())
        parts.append(textPart(text));
    for (const Attachment &file : attachments)
        parts.append(file.isImage() ? imagePart(file) : textPart(fencedText(file)));
    return '[' + parts.join(',') + ']';
}

} // namespace lineside
