// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "interchange/curlbody.h"

#include <QCoreApplication>
#include <QUrl>

using namespace Qt::StringLiterals;

namespace lineside {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(lineside::CurlImport)
};

const QString boundary = u"----lineside-form-part"_s;

bool startsWith(const WordParts &parts, QChar c)
{
    const auto *text = parts.isEmpty() ? nullptr : std::get_if<QString>(&parts.constFirst());
    return text && text->startsWith(c);
}

class BodyReader
{
public:
    explicit BodyReader(const CurlCall &call)
        : m_call(call)
    {
    }

    CurlBody read();

private:
    void readData(const GivenOption &option);
    void readEncoded(const GivenOption &option);
    void readPart(const GivenOption &option);
    void append(const WordParts &parts, bool joined);
    void takeFile(const QString &name, bool strips);
    WordParts encoded(const WordParts &content);
    std::optional<WordParts> encodedField(const WordParts &value);

    const CurlCall &m_call;
    CurlBody m_body;
    QString m_form;
};

void BodyReader::append(const WordParts &parts, bool joined)
{
    if (joined && m_body.isThere)
        m_body.parts.append(u"&"_s);
    m_body.parts += parts;
    m_body.isThere = true;
}

// What comes from standard input may be known, for it may stand in the text. -d takes line breaks out of it.
void BodyReader::takeFile(const QString &name, bool strips)
{
    if (name == "-"_L1 && m_call.input) {
        WordParts input = *m_call.input;
        for (ValueTemplate::Part &part : input) {
            if (auto *text = std::get_if<QString>(&part); text && strips)
                text->remove(u'\n').remove(u'\r');
        }
        append(input, true);
        return;
    }
    m_body.isThere = true;
    if (m_body.file.isEmpty())
        m_body.file = name;
    m_body.warnings.append(Tr::tr("The body would be read from “%1”. It was not.").arg(name.left(200)));
}

void BodyReader::readData(const GivenOption &option)
{
    const bool isJson = option.name == "json"_L1;
    m_body.isJson = m_body.isJson || isJson;
    m_body.isForm = m_body.isForm || !isJson;
    if (option.name != "data-raw"_L1 && startsWith(option.value, u'@')) {
        const QString name = templateOf(withoutFirst(option.value, 1)).toString();
        takeFile(name, option.name == "data"_L1 || option.name == "data-ascii"_L1);
        return;
    }
    append(option.value, !isJson); // pieces of --json follow each other without a sign between them
}

WordParts BodyReader::encoded(const WordParts &content)
{
    WordParts made;
    for (const ValueTemplate::Part &part : content) {
        const auto *text = std::get_if<QString>(&part);
        made.append(text ? ValueTemplate::Part(urlEncoded(*text)) : part);
    }
    return made;
}

// `content`, `=content`, `name=content`, `@file`, `name@file`; nothing for a file.
std::optional<WordParts> BodyReader::encodedField(const WordParts &value)
{
    const auto *text = value.isEmpty() ? nullptr : std::get_if<QString>(&value.constFirst());
    if (!text)
        return encoded(value);
    const qsizetype equals = text->indexOf(u'=');
    const qsizetype at = text->indexOf(u'@');
    if (equals < 0 && at >= 0) {
        takeFile(text->sliced(at + 1), false);
        return std::nullopt;
    }
    if (equals < 0)
        return encoded(value);
    WordParts field = encoded(withoutFirst(value, equals + 1));
    if (equals > 0)
        field.prepend(text->first(equals + 1));
    return field;
}

void BodyReader::readEncoded(const GivenOption &option)
{
    const bool toQuery = option.name == "url-query"_L1;
    std::optional<WordParts> field;
    if (toQuery && startsWith(option.value, u'+'))
        field = withoutFirst(option.value, 1); // as it is
    else
        field = encodedField(option.value);
    if (!field)
        return;
    if (!toQuery) {
        m_body.isForm = true;
        append(*field, true);
        return;
    }
    if (!m_body.query.isEmpty())
        m_body.query.append(u"&"_s);
    m_body.query += *field;
}

void BodyReader::readPart(const GivenOption &option)
{
    m_body.isThere = true;
    const QString text = templateOf(option.value).toString();
    const qsizetype equals = text.indexOf(u'=');
    const QString name = text.left(std::max<qsizetype>(equals, 0));
    QString content = text.sliced(equals + 1);
    QString type;
    if (option.name == "form"_L1) {
        if (content.startsWith(u'@') || content.startsWith(u'<')) {
            takeFile(content.sliced(1).section(u';', 0, 0), false);
            return;
        }
        const qsizetype typeAt = content.indexOf(";type="_L1);
        if (typeAt >= 0) {
            type = u"Content-Type: "_s + content.sliced(typeAt + 6).section(u';', 0, 0) + u"\r\n"_s;
            content.truncate(typeAt);
        }
    }
    QString quotedName = name;
    quotedName.replace(u'"', "%22"_L1).remove(u'\n').remove(u'\r');
    m_form += u"--"_s + boundary + u"\r\nContent-Disposition: form-data; name=\""_s + quotedName + u"\"\r\n"_s + type + u"\r\n"_s + content + u"\r\n"_s;
}

CurlBody BodyReader::read()
{
    for (const GivenOption &option : m_call.options) {
        if (option.name == "data-urlencode"_L1 || option.name == "url-query"_L1)
            readEncoded(option);
        else if (option.name == "form"_L1 || option.name == "form-string"_L1)
            readPart(option);
        else if (option.name == "json"_L1 || option.name.startsWith("data"_L1))
            readData(option);
    }
    if (!m_form.isEmpty()) {
        m_body.parts = ValueTemplate::parse(m_form + u"--"_s + boundary + u"--\r\n"_s).parts();
        m_body.multipart = u"multipart/form-data; boundary="_s + boundary;
    }
    return m_body;
}

} // namespace

QString urlEncoded(const QString &text)
{
    return QString::fromLatin1(QUrl::toPercentEncoding(text)).replace("%20"_L1, "+"_L1);
}

CurlBody curlBody(const CurlCall &call)
{
    return BodyReader(call).read();
}

} // namespace lineside
