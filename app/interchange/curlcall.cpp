// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "interchange/curlcall.h"

#include "interchange/curloptiontable.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace lineside {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(lineside::CurlImport)
};

constexpr qsizetype mostArguments = 10'000;

// Reads the arguments one by one, as curl does.
class ArgumentReader
{
public:
    explicit ArgumentReader(const ReadCommand &command)
        : m_arguments(command.words.mid(1))
    {
        m_calls.append(CurlCall{});
    }

    Result<QList<CurlCall>> read();

private:
    Result<void> readOne(const WordParts &word);
    Result<void> readLong(const QString &name);
    Result<void> readShort(const WordParts &word);
    Result<void> take(const CurlOption &option, std::optional<WordParts> value);
    void takeUnknown(const QString &name);
    void settleDoubt();

    QList<WordParts> m_arguments;
    qsizetype m_at = 0;
    bool m_optionsAreOver = false;
    QList<CurlCall> m_calls;
    struct Doubt {
        WordParts word;
        QString option;
    };
    std::optional<Doubt> m_doubt; ///< a word behind an unknown option: its value, or the URL
};

Result<void> ArgumentReader::take(const CurlOption &option, std::optional<WordParts> value)
{
    if (option.name == "next"_L1) {
        settleDoubt();
        m_calls.append(CurlCall{});
        return {};
    }
    if (option.name == "config"_L1)
        return failure(Error::Kind::BadRequest, Tr::tr("The command takes its options from a file (-K), and no file is read."),
                       Tr::tr("Put the options into the command itself."));
    if (option.takesValue && !value) {
        if (m_at >= m_arguments.size())
            return failure(Error::Kind::BadRequest, Tr::tr("The option --%1 has no value.").arg(option.name));
        value = m_arguments.at(m_at++);
    }
    if (option.name == "url"_L1)
        m_calls.last().urls.append(*value);
    else
        m_calls.last().options.append({option.name, value.value_or(WordParts())});
    return {};
}

void ArgumentReader::takeUnknown(const QString &name)
{
    m_calls.last().warnings.append(Tr::tr("%1 is not an option of curl that is known here. It was left out.").arg(name));
    // Whether a value belongs to it cannot be known: the word counts as the URL only if there is no other.
    const bool hasNext = m_at < m_arguments.size() && !plainText(m_arguments.at(m_at)).value_or(QString()).startsWith(u'-');
    if (hasNext && !m_doubt)
        m_doubt = Doubt{m_arguments.at(m_at++), name};
}

void ArgumentReader::settleDoubt()
{
    if (!m_doubt)
        return;
    CurlCall &call = m_calls.last();
    if (call.urls.isEmpty())
        call.urls.append(m_doubt->word);
    else
        call.warnings.append(Tr::tr("“%1” was taken for the value of %2.").arg(templateOf(m_doubt->word).toString().left(200), m_doubt->option));
    m_doubt.reset();
}

Result<void> ArgumentReader::readLong(const QString &name)
{
    if (const auto option = curlOption(name))
        return take(*option, std::nullopt);
    takeUnknown(u"--"_s + name.left(100));
    return {};
}

// -sSXPOST: letters in a row, the first that takes a value takes the rest.
Result<void> ArgumentReader::readShort(const WordParts &word)
{
    const QString letters = std::get<QString>(word.constFirst());
    for (qsizetype i = 1; i < letters.size(); ++i) {
        const auto option = curlOption(letters.at(i));
        if (!option) {
            takeUnknown(u'-' + letters.sliced(i, 1));
            return {};
        }
        const bool hasRest = i + 1 < letters.size() || word.size() > 1;
        const std::optional<WordParts> rest
            = option->takesValue && hasRest ? std::optional(withoutFirst(word, i + 1)) : std::nullopt;
        if (const Result<void> taken = take(*option, rest); !taken || option->takesValue)
            return taken;
    }
    return {};
}

Result<void> ArgumentReader::readOne(const WordParts &word)
{
    const auto *text = word.isEmpty() ? nullptr : std::get_if<QString>(&word.constFirst());
    const bool isOption = text && text->size() > 1 && text->startsWith(u'-') && !m_optionsAreOver;
    if (!isOption) {
        m_calls.last().urls.append(word);
        return {};
    }
    if (!text->startsWith("--"_L1))
        return readShort(word);
    if (word.size() > 1) {
        takeUnknown(templateOf(word).toString().left(100));
        return {};
    }
    if (text->size() > 2)
        return readLong(text->sliced(2));
    m_optionsAreOver = true;
    return {};
}

Result<QList<CurlCall>> ArgumentReader::read()
{
    if (m_arguments.size() > mostArguments)
        return failure(Error::Kind::BadRequest, Tr::tr("The command has more than %1 arguments.").arg(mostArguments));
    while (m_at < m_arguments.size()) {
        const WordParts word = m_arguments.at(m_at++);
        if (const Result<void> taken = readOne(word); !taken)
            return failure(taken.error());
    }
    settleDoubt();
    return m_calls;
}

} // namespace

Result<QList<CurlCall>> readCurlArguments(const ReadCommand &command)
{
    return ArgumentReader(command).read();
}

} // namespace lineside
