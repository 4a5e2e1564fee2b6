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

// What curl takes a file for, by its name.
QString usualType(const QString &fileName)
{
    static const QMap<QString, QString> types{
        {u"gif"_s, u"image/gif"_s}, {u"jpg"_s, u"image/jpeg"_s}, {u"jpeg"_s, u"image/jpeg"_s}, {u"png"_s, u"image/png"_s}, {u"svg"_s, u"image/svg+xml"_s},
        {u"txt"_s, u"text/plain"_s}, {u"htm"_s, u"text/html"_s}, {u"html"_s, u"text/html"_s}, {u"pdf"_s, u"application/pdf"_s}, {u"xml"_s, u"application/xml"_s}};
    return types.value(fileName.section(u'.', -1).toLower(), u"application/octet-stream"_s);
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
    void readUpload(const GivenOption &option);
    void append(const WordParts &parts, bool joined);
    std::optional<WordParts> contentOf(const QString &name, bool strips);
    void readFilePart(const QString &name, const QString &value);
    void addPart(const QString &name, const QString &fileName, const QString &type, const QString &content);
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

// What comes from standard input may be known, for it may stand in the text; what comes from a file, if it was read. -d takes line breaks and
// NUL out of it.
std::optional<WordParts> BodyReader::contentOf(const QString &name, bool strips)
{
    WordParts content;
    if (name == "-"_L1 && m_call.input)
        content = *m_call.input;
    else if (const auto file = m_call.files.constFind(name); file != m_call.files.cend())
        content.append(QString::fromUtf8(*file));
    else {
        m_body.isThere = true;
        if (m_body.file.isEmpty())
            m_body.file = name;
        m_body.warnings.append(Tr::tr("The body would be read from “%1”. It was not.").arg(name.left(200)));
        return std::nullopt;
    }
    for (ValueTemplate::Part &part : content) {
        if (auto *text = std::get_if<QString>(&part); text && strips)
            text->remove(u'\n').remove(u'\r').remove(QChar(0));
    }
    return content;
}

void BodyReader::readData(const GivenOption &option)
{
    const bool isJson = option.name == "json"_L1;
    m_body.isJson = m_body.isJson || isJson;
    m_body.isForm = m_body.isForm || !isJson;
    if (option.name != "data-raw"_L1 && startsWith(option.value, u'@')) {
        const QString name = templateOf(withoutFirst(option.value, 1)).toString();
        if (const auto content = contentOf(name, option.name == "data"_L1 || option.name == "data-ascii"_L1))
            append(*content, !isJson);
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

// `content`, `=content`, `name=content`, `@file`, `name@file`; nothing for a file that was not read.
std::optional<WordParts> BodyReader::encodedField(const WordParts &value)
{
    const auto *text = value.isEmpty() ? nullptr : std::get_if<QString>(&value.constFirst());
    if (!text)
        return encoded(value);
    const qsizetype equals = text->indexOf(u'=');
    const qsizetype at = text->indexOf(u'@');
    if (equals < 0 && at >= 0) {
        const std::optional<WordParts> content = contentOf(text->sliced(at + 1), false);
        if (!content)
            return std::nullopt;
        const WordParts name = at > 0 ? WordParts{text->first(at) + u'='} : WordParts();
        return name + encoded(*content);
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

void BodyReader::addPart(const QString &name, const QString &fileName, const QString &type, const QString &content)
{
    const auto quoted = [](QString text) { return u'"' + text.replace(u'"', "%22"_L1).remove(u'\n').remove(u'\r') + u'"'; };
    m_form += u"--"_s + boundary + u"\r\nContent-Disposition: form-data; name="_s + quoted(name);
    if (!fileName.isEmpty())
        m_form += u"; filename="_s + quoted(fileName);
    if (!type.isEmpty())
        m_form += u"\r\nContent-Type: "_s + type;
    m_form += u"\r\n\r\n"_s + content + u"\r\n"_s;
}

// `@file` is sent as a file with its name, `<file` as a text; both may have `;type=` and `;filename=`.
void BodyReader::readFilePart(const QString &name, const QString &value)
{
    const QString file = value.sliced(1).section(u';', 0, 0);
    const std::optional<WordParts> content = contentOf(file, false);
    if (!content)
        return;
    const bool isFile = value.startsWith(u'@');
    QString fileName = isFile ? file.section(u'/', -1) : QString();
    QString type = isFile ? usualType(file) : QString();
    for (const QString &word : value.split(u';').mid(1)) {
        if (word.startsWith("type="_L1))
            type = word.sliced(5);
        else if (word.startsWith("filename="_L1))
            fileName = word.sliced(9);
    }
    addPart(name, fileName, type, templateOf(*content).toString());
}

void BodyReader::readPart(const GivenOption &option)
{
    m_body.isThere = true;
    const QString text = templateOf(option.value).toString();
    const qsizetype equals = text.indexOf(u'=');
    const QString name = text.left(std::max<qsizetype>(equals, 0));
    QString content = text.sliced(equals + 1);
    if (option.name != "form"_L1)
        return addPart(name, {}, {}, content);
    if (content.startsWith(u'@') || content.startsWith(u'<'))
        return readFilePart(name, content);
    QString type;
    const qsizetype typeAt = content.indexOf(";type="_L1);
    if (typeAt >= 0) {
        type = content.sliced(typeAt + 6).section(u';', 0, 0);
        content.truncate(typeAt);
    }
    addPart(name, {}, type, content);
}

void BodyReader::readUpload(const GivenOption &option)
{
    const std::optional<WordParts> content = contentOf(templateOf(option.value).toString(), false);
    if (content)
        append(*content, false);
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
        else if (option.name == "upload-file"_L1)
            readUpload(option);
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
