// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "interchange/commandreader.h"

#include "interchange/wordbuilder.h"

#include <QCoreApplication>
#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace lineside {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(lineside::CommandReader)
};

constexpr qsizetype longestText = 16'000'000;
constexpr qsizetype mostWarnings = 50;

bool isNameStart(QChar c)
{
    return (c >= u'A' && c <= u'Z') || (c >= u'a' && c <= u'z') || c == u'_';
}

} // namespace

void WordBuilder::add(const QString &text)
{
    m_isOpen = true;
    if (text.isEmpty())
        return;
    if (auto *last = m_word.isEmpty() ? nullptr : std::get_if<QString>(&m_word.last()))
        *last += text;
    else
        m_word.append(text);
}

void WordBuilder::add(const SecretRef &reference)
{
    m_isOpen = true;
    m_word.append(reference);
}

void WordBuilder::add(const WordParts &parts)
{
    for (const ValueTemplate::Part &part : parts)
        std::visit([this](const auto &value) { add(value); }, part);
}

WordParts WordBuilder::takeWord()
{
    m_isOpen = false;
    return std::exchange(m_word, {});
}

void WordBuilder::endWord()
{
    if (m_isOpen)
        m_command.words.append(takeWord());
}

void WordBuilder::endCommand()
{
    endWord();
    if (!m_command.words.isEmpty())
        m_made.commands.append(std::exchange(m_command, {}));
    m_command = {};
}

void WordBuilder::pipe()
{
    endCommand();
    m_command.readsPipe = !m_made.commands.isEmpty();
}

void WordBuilder::warn(const QString &warning)
{
    if (m_made.warnings.size() < mostWarnings && !m_made.warnings.contains(warning))
        m_made.warnings.append(warning);
}

std::optional<SecretRef> environmentReference(QStringView name)
{
    return SecretRef::parse(u"env:"_s + name.toString());
}

qsizetype nameLength(QStringView text, qsizetype at)
{
    if (at >= text.size() || !isNameStart(text.at(at)))
        return 0;
    qsizetype end = at + 1;
    while (end < text.size() && (isNameStart(text.at(end)) || (text.at(end) >= u'0' && text.at(end) <= u'9')))
        ++end;
    return end - at;
}

CommandShell guessShell(const QString &text)
{
    static const QRegularExpression powerShell(u"\\$\\{?env:|`\\r?\\n|\\$PSNative|curl[^\\n]* --% |curl\\.exe[^\\n]*\\s'"_s);
    static const QRegularExpression cmd(u"\\^\\r?\\n|\\^\"|if not defined |curl(?:\\.exe)?\\s[^\\n']*%[A-Za-z_][A-Za-z0-9_]{2,}%"_s);
    static const QRegularExpression fish(u"\\|\\| begin;|; and curl|set -g?x "_s);
    if (powerShell.match(text).hasMatch())
        return CommandShell::PowerShell;
    if (cmd.match(text).hasMatch())
        return CommandShell::Cmd;
    return fish.match(text).hasMatch() ? CommandShell::Fish : CommandShell::Posix;
}

Result<ReadCommands> readCommands(const QString &text, CommandShell shell)
{
    if (text.size() > longestText)
        return failure(Error::Kind::BadRequest, Tr::tr("The text is too long for a command (%1 characters).").arg(text.size()));
    if (text.contains(QChar(0)))
        return failure(Error::Kind::BadRequest, Tr::tr("The text has a NUL in it, which no command can hold."));
    switch (shell) {
    case CommandShell::Posix:
    case CommandShell::Fish:
        return readPosix(text, shell == CommandShell::Fish);
    case CommandShell::PowerShell:
        return readPowerShell(text);
    case CommandShell::Cmd:
        break;
    }
    return readCmd(text);
}

ValueTemplate templateOf(const WordParts &parts)
{
    QString text;
    for (const ValueTemplate::Part &part : parts) {
        if (const auto *literal = std::get_if<QString>(&part))
            text += ValueTemplate::literal(*literal).toString();
        else
            text += u'{' + std::get<SecretRef>(part).toString() + u'}';
    }
    return ValueTemplate::parse(text);
}

std::optional<QString> plainText(const WordParts &parts)
{
    if (parts.isEmpty())
        return QString();
    const auto *text = std::get_if<QString>(&parts.constFirst());
    return parts.size() == 1 && text ? std::optional(*text) : std::nullopt;
}

WordParts withoutFirst(WordParts parts, qsizetype count)
{
    if (parts.isEmpty() || count == 0)
        return parts;
    if (auto *text = std::get_if<QString>(&parts.first()))
        text->remove(0, count);
    if (std::holds_alternative<QString>(parts.constFirst()) && std::get<QString>(parts.constFirst()).isEmpty())
        parts.removeFirst();
    return parts;
}

} // namespace lineside
