// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "interchange/conversationwriter.h"

#include "interchange/conversationhtml.h"
#include "interchange/conversationjson.h"
#include "interchange/conversationmarkdown.h"

#include <QCoreApplication>
#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace lineside {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(lineside::ConversationExport)
};

constexpr qsizetype longestName = 80;

class TextWriter : public ConversationWriter
{
public:
    Result<void> begin(QIODevice &file) override
    {
        m_file = &file;
        return {};
    }
    Result<void> end() override { return {}; }

protected:
    // On a full disk a write is merely short.
    Result<void> put(const QByteArray &bytes)
    {
        for (qsizetype written = 0; written < bytes.size();) {
            const qint64 more = m_file->write(bytes.constData() + written, bytes.size() - written);
            if (more <= 0)
                return failure(Error::Kind::Storage, m_file->errorString());
            written += more;
        }
        return {};
    }
    bool isFirst() { return std::exchange(m_isFirst, false); }

private:
    QIODevice *m_file = nullptr;
    bool m_isFirst = true;
};

class MarkdownWriter : public TextWriter
{
public:
    Result<void> write(const ConversationRecord &record, const GoOn &) override
    {
        return put((isFirst() ? QByteArray() : "\n---\n\n") + conversationToMarkdown(record).toUtf8());
    }
};

class HtmlWriter : public TextWriter
{
public:
    Result<void> write(const ConversationRecord &record, const GoOn &) override { return put(conversationToHtml(record).toUtf8()); }
};

class JsonWriterOfConversations : public TextWriter
{
public:
    Result<void> begin(QIODevice &file) override
    {
        (void)TextWriter::begin(file);
        return put("[\n" + QJsonDocument(conversationFileHeader()).toJson(QJsonDocument::Compact));
    }
    Result<void> write(const ConversationRecord &record, const GoOn &) override
    {
        return put(",\n" + QJsonDocument(conversationToJson(record)).toJson(QJsonDocument::Compact));
    }
    Result<void> end() override { return put("\n]\n"); }
};

} // namespace

std::unique_ptr<ConversationWriter> textWriter(ConversationForm form)
{
    switch (form) {
    case ConversationForm::Markdown:
        return std::make_unique<MarkdownWriter>();
    case ConversationForm::Html:
        return std::make_unique<HtmlWriter>();
    case ConversationForm::Json:
        return std::make_unique<JsonWriterOfConversations>();
    case ConversationForm::Pdf:
        break;
    }
    return nullptr;
}

QString suffixOf(ConversationForm form)
{
    switch (form) {
    case ConversationForm::Markdown:
        return u"md"_s;
    case ConversationForm::Html:
        return u"html"_s;
    case ConversationForm::Json:
        return u"json"_s;
    case ConversationForm::Pdf:
        break;
    }
    return u"pdf"_s;
}

QString fileNameFor(const QString &title, ConversationForm form)
{
    QString name;
    for (const QChar c : title.simplified())
        name += u"/\\:*?\"<>|"_s.contains(c) || c.category() == QChar::Other_Control || c.category() == QChar::Other_Format ? u'-' : c;
    name = name.left(longestName).trimmed();
    if (!name.isEmpty() && name.back().isHighSurrogate())
        name.chop(1);
    while (name.endsWith(u'.') || name.endsWith(u' '))
        name.chop(1);
    while (name.startsWith(u'.')) // would be hidden
        name.remove(0, 1);
    if (name.isEmpty())
        name = Tr::tr("Conversation");
    return name + u'.' + suffixOf(form);
}

} // namespace lineside
