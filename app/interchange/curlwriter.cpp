// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "interchange/curlwriter.h"

#include "interchange/curlarguments.h"
#include "interchange/curlchecks.h"
#include "interchange/plainjson.h"

#include <QCoreApplication>
#include <QStringDecoder>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace lineside {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(lineside::CurlWriter)
};

using Part = ValueTemplate::Part;
using Parts = QList<Part>;

constexpr qsizetype longestArgument = 100'000;  // Linux takes 128 KiB an argument; keys still have to fit in
constexpr qsizetype longestForPowerShell = 24'000; // Windows takes 32,767 characters in all
constexpr qsizetype longestForCmd = 3'000;      // cmd takes 8,191 in all, and carets make two of one

constexpr std::pair<char16_t, QLatin1StringView> awkwardSigns[] = {{u'{', "lineside_brace"_L1}, {u'\\', "lineside_backslash"_L1}};

std::optional<QString> variableFor(QChar awkwardSign)
{
    for (const auto &[sign, name] : awkwardSigns) {
        if (awkwardSign == sign)
            return QString(name);
    }
    return std::nullopt;
}

bool hasKeys(const Parts &parts)
{
    return CommandWord{parts, false}.hasKeys();
}

// The body of a request and how it travels.
struct Body {
    enum class Way { None, Argument, Input, File };
    Way way = Way::None;
    Parts parts;
    QString text;
};

// One command in the making: what to write, for whom, and what it came to.
class Writer
{
public:
    Writer(const HttpRequest &request, const CurlOptions &options, const QString &body)
        : m_request(request)
        , m_options(options)
        , m_variables(variablesOf(request, options, body))
    {
        m_body.text = body;
        m_body.parts = bodyParts(body);
    }

    Result<ExportedText> write();

private:
    static KeyVariables variablesOf(const HttpRequest &request, const CurlOptions &options, const QString &body);
    Parts bodyParts(const QString &text) const;
    Parts withWrittenKeys(const Parts &parts) const;
    bool byCurl() const { return m_options.form == CurlOptions::Form::Variables && !m_variables.isEmpty(); }

    Result<void> chooseWay();
    bool fitsWindows();
    void toFile();
    QString line(const CommandLineWords &words) const;
    QString expandedLine(CommandLineWords words) const;
    QString curlTemplate(const Parts &parts, bool json) const;
    QStringList variableLines() const;
    QString bodyLine() const;
    QString input() const;

    const HttpRequest &m_request;
    const CurlOptions &m_options;
    KeyVariables m_variables;
    Body m_body;
    ExportedText m_made;
};

KeyVariables Writer::variablesOf(const HttpRequest &request, const CurlOptions &options, const QString &body)
{
    QList<SecretRef> references;
    for (const HttpHeader &header : request.headers)
        references += header.value.references();
    if (request.bodyKind == HttpRequest::Body::JsonTemplate)
        references += ValueTemplate::parse(body).references();
    if (options.writtenKeys)
        references.removeIf([&options](const SecretRef &reference) { return options.writtenKeys->contains(reference); });
    return KeyVariables(references);
}

Parts Writer::bodyParts(const QString &text) const
{
    return (m_request.bodyKind == HttpRequest::Body::JsonTemplate ? ValueTemplate::parse(text) : ValueTemplate::literal(text)).parts();
}

// Texts beside each other become one, so that a word looks as if the key had always stood there.
Parts Writer::withWrittenKeys(const Parts &parts) const
{
    if (!m_options.writtenKeys)
        return parts;
    Parts written;
    for (const Part &part : parts) {
        const auto *reference = std::get_if<SecretRef>(&part);
        const auto found = reference ? m_options.writtenKeys->find(*reference) : m_options.writtenKeys->end();
        if (reference && found == m_options.writtenKeys->end()) {
            written.append(part);
            continue;
        }
        const QString text
            = reference ? found->second.reveal([](QByteArrayView key) { return QString::fromUtf8(key); }) : std::get<QString>(part);
        if (!written.isEmpty() && std::holds_alternative<QString>(written.constLast()))
            written.last() = QString(std::get<QString>(written.constLast()) + text);
        else
            written.append(text);
    }
    return written;
}

bool isOtherAlphabet(const HttpHeader &header)
{
    return std::ranges::any_of(header.value.toString(), [](QChar c) { return c.unicode() > 0x7e; });
}

// The shells of Windows hand arguments over in an alphabet that depends on the machine, and cmd knows no line break in one.
bool Writer::fitsWindows()
{
    const qsizetype longest = m_options.shell == CommandShell::Cmd ? longestForCmd : longestForPowerShell;
    if (isJson(m_request.body))
        m_body.parts = bodyParts(plainJson(m_body.text));
    else if (std::ranges::any_of(m_body.text, [](QChar c) { return c.unicode() > 0x7e || c.unicode() < 0x20; }))
        return false;
    qsizetype length = 0;
    for (const Part &part : std::as_const(m_body.parts))
        length += std::holds_alternative<QString>(part) ? std::get<QString>(part).size() : 200;
    return length <= longest;
}

void Writer::toFile()
{
    m_body.way = Body::Way::File;
    const QString name = isJson(m_request.body) ? u"body.json"_s : u"body.txt"_s;
    m_made.files.append({name, m_request.body});
    m_made.warnings.append(Tr::tr("The body is in the file %1, which must lie in the folder where the command is run.").arg(name));
}

Result<void> Writer::chooseWay()
{
    const bool needsBody
        = !m_body.text.isEmpty() || m_request.method == "POST" || m_request.method == "PUT" || m_request.method == "PATCH";
    if (!needsBody)
        return {};
    const bool isLong = m_request.body.size() > longestArgument;
    const bool keys = hasKeys(m_body.parts);
    if (m_options.form == CurlOptions::Form::BodyFile && !keys && !m_body.text.isEmpty()) {
        toFile();
        return {};
    }
    if (m_options.form == CurlOptions::Form::BodyFile && keys)
        m_made.warnings.append(Tr::tr("The body holds keys, so it stays in the command: a file would have to hold them."));
    if (isWindowsShell(m_options.shell)) {
        m_body.way = Body::Way::Argument;
        if (fitsWindows())
            return {};
        if (keys)
            return failure(Error::Kind::Configuration, Tr::tr("The body is too long for a command of this shell, and it holds keys."),
                           Tr::tr("Choose a POSIX shell."));
        toFile();
        return {};
    }
    if (isLong && byCurl() && keys)
        return failure(Error::Kind::Configuration, Tr::tr("The body is too long for an argument, and curl has to put keys into it."),
                       Tr::tr("Choose the short form."));
    m_body.way = isLong ? Body::Way::Input : Body::Way::Argument;
    return {};
}

QString Writer::line(const CommandLineWords &words) const
{
    QStringList written;
    for (const CommandWord &word : words)
        written += commandWord(m_options.shell, word.isBare ? word : CommandWord{withWrittenKeys(word.parts), false}, m_variables);
    return written.join(u' ');
}

// Text and keys as curl's --expand- options read them: `\{{` is a text's own pair of braces. A brace or a backslash right before a key
// would be taken for a part of its sign, so these come from variables, too.
QString Writer::curlTemplate(const Parts &parts, bool json) const
{
    QString written;
    for (qsizetype i = 0; i < parts.size(); ++i) {
        const auto *text = std::get_if<QString>(&parts.at(i));
        if (!text) {
            written += u"{{"_s + m_variables.name(std::get<SecretRef>(parts.at(i))) + (json ? u":json}}"_s : u"}}"_s);
            continue;
        }
        const bool beforeKey = i + 1 < parts.size();
        qsizetype plain = text->size();
        while (beforeKey && plain > 0 && variableFor(text->at(plain - 1)))
            --plain;
        written += text->first(plain).replace("{{"_L1, "\\{{"_L1);
        for (const QChar sign : text->sliced(plain))
            written += u"{{"_s + *variableFor(sign) + u"}}"_s;
    }
    return written;
}

QString Writer::expandedLine(CommandLineWords words) const
{
    const bool keys = std::ranges::any_of(words, &CommandWord::hasKeys);
    if (!byCurl() || !keys)
        return line(words);
    const bool isBody = std::get<QString>(words.constFirst().parts.constFirst()) == "--data-raw"_L1;
    words.first() = CommandWord::bare(isBody ? u"--expand-data-raw"_s : u"--expand-header"_s);
    words.last() = CommandWord::text(curlTemplate(withWrittenKeys(words.constLast().parts), isBody));
    return line(words);
}

QStringList Writer::variableLines() const
{
    QStringList lines;
    if (byCurl()) {
        for (const QString &name : m_variables.names())
            lines += line({CommandWord::bare(u"--variable"_s), CommandWord::text(u'%' + name)});
    }
    return lines;
}

QString Writer::bodyLine() const
{
    switch (m_body.way) {
    case Body::Way::None:
        return {};
    case Body::Way::Argument:
        return expandedLine({CommandWord::bare(u"--data-raw"_s), CommandWord{m_body.parts, false}});
    case Body::Way::File:
        return line({CommandWord::bare(u"--data-binary"_s), CommandWord::text(u'@' + m_made.files.constFirst().name)});
    case Body::Way::Input:
        break;
    }
    return u"--data-binary @-"_s;
}

QString heredocDelimiter(const QString &body)
{
    QString delimiter = u"BODY"_s;
    for (int count = 2; body.contains(delimiter); ++count)
        delimiter = u"BODY_%1"_s.arg(count);
    return delimiter;
}

// What stands before the command and writes a body to its input that is too long for an argument. A here-document would end
// in a line break of its own, so `head` cuts it. printf is a part of the shell itself, so its arguments may be of any length;
// as it writes even where a key is missing, and curl would then send half a body, the keys are asked for first.
QString Writer::input() const
{
    if (m_body.way != Body::Way::Input)
        return {};
    const Parts parts = withWrittenKeys(m_body.parts);
    const bool isPosix = m_options.shell == CommandShell::Posix;
    if (isPosix && !hasKeys(parts) && !m_options.oneLine && m_request.bodyKind == HttpRequest::Body::Plain) {
        const QString delimiter = heredocDelimiter(m_body.text);
        return u"head -c "_s + QString::number(m_request.body.size()) + u" <<'"_s + delimiter + u"' |\n"_s + m_body.text + u'\n' + delimiter + u'\n';
    }
    return u"printf '%s' "_s + commandWord(m_options.shell, CommandWord{parts, false}, m_variables) + (m_options.oneLine ? u" | "_s : u" |\n"_s);
}

Result<ExportedText> Writer::write()
{
    if (const Result<void> chosen = chooseWay(); !chosen)
        return failure(chosen.error());
    const QString program = isWindowsShell(m_options.shell) ? u"curl.exe "_s : u"curl "_s;
    QStringList lines{input() + program + line(curlFirstLine(m_request, m_options.httpVersion))};
    lines += variableLines();
    for (const CommandLineWords &words : curlConnection(m_request.connection))
        lines += line(words);
    for (const CommandLineWords &words : curlHeaders(m_request))
        lines += expandedLine(words);
    if (const QString body = bodyLine(); !body.isEmpty())
        lines += body;
    for (const auto &[sign, name] : awkwardSigns) {
        if (byCurl() && lines.join(u' ').contains(u"{{"_s + name + u"}}"_s))
            lines.insert(1, line({CommandWord::bare(u"--variable"_s), CommandWord::text(QString(name) + u'=' + sign)}));
    }
    const bool asksFirst = byCurl() || (m_body.way == Body::Way::Input && hasKeys(withWrittenKeys(m_body.parts)));
    m_made.text = commandText(m_options.shell, lines, m_variables, m_options.oneLine, asksFirst);
    if (m_options.shell == CommandShell::Cmd && m_made.text.contains("%%"_L1))
        m_made.warnings.append(Tr::tr("This is for a batch file. At cmd's prompt write % in place of %%."));
    if (isWindowsShell(m_options.shell) && std::ranges::any_of(m_request.headers, isOtherAlphabet))
        m_made.warnings.append(Tr::tr("A header has letters beyond ASCII, which Windows hands to curl in an alphabet of its own: there they may arrive as others."));
    if (m_options.writtenKeys)
        m_made.warnings.append(Tr::tr("The command holds keys in plain text. Whoever sees it can use them."));
    return m_made;
}

} // namespace

Result<ExportedText> exportCurl(const HttpRequest &request, const CurlOptions &options)
{
    const Result<QString> body = bodyForExport(request);
    if (!body)
        return failure(body.error());
    return Writer(request, options, *body).write();
}

Result<QString> curlCommand(const HttpRequest &request, const CurlOptions &options)
{
    return exportCurl(request, options).map([](const ExportedText &made) { return made.text; });
}

} // namespace lineside
