// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/wire/exchangetext.h"

#include "ui/wire/visibletext.h"

#include <QCoreApplication>
#include <QLocale>

using namespace Qt::StringLiterals;

namespace lineside {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(lineside::ExchangeText)
};

constexpr qsizetype mostCharacters = 64 * 1024;

QString cut(QString text)
{
    if (text.size() > mostCharacters)
        text = text.first(mostCharacters) + u"\n…"_s;
    return text;
}

/// Puts line breaks between the tokens of JSON without understanding it, so that nothing is lost or reordered.
class Indenter
{
public:
    QString run(const QString &json)
    {
        for (const QChar c : json) {
            if (m_inString)
                inString(c);
            else
                between(c);
        }
        return m_text;
    }

private:
    void inString(QChar c)
    {
        m_text += c;
        if (m_escaped)
            m_escaped = false;
        else if (c == u'\\')
            m_escaped = true;
        else if (c == u'"')
            m_inString = false;
    }

    void between(QChar c)
    {
        if (c.isSpace())
            return;
        const bool closes = c == u'}' || c == u']';
        if (closes && !m_fresh)
            breakLine(-1);
        else if (closes)
            --m_depth;
        else if (m_fresh)
            breakLine(0);
        m_fresh = c == u'{' || c == u'[';
        m_text += c;
        m_inString = c == u'"';
        if (m_fresh)
            ++m_depth;
        else if (c == u',')
            breakLine(0);
        else if (c == u':')
            m_text += u' ';
    }

    void breakLine(int change)
    {
        constexpr int deepest = 60;
        m_depth = qMax(0, m_depth + change);
        m_text += u'\n' + QString(2 * qMin(m_depth, deepest), u' ');
    }

    QString m_text;
    int m_depth = 0;
    bool m_inString = false;
    bool m_escaped = false;
    bool m_fresh = false; ///< the last token opened an object or an array
};

void addTime(QStringList &lines, const QString &name, const std::optional<std::chrono::microseconds> &time)
{
    if (time)
        lines.append(Tr::tr("%1: %2 ms").arg(name, QLocale().toString(double(time->count()) / 1000, 'f', 1)));
}

} // namespace

QString indentedJson(const QByteArray &json)
{
    const QString text = cut(QString::fromUtf8(json.first(qMin(json.size(), 2 * mostCharacters))));
    return text.startsWith(u'{') || text.startsWith(u'[') ? Indenter().run(text) : text;
}

QString wireText(const HttpRequest &request, BodyForm form)
{
    QString text = QString::fromLatin1(request.method) + u' ' + request.url.toString(QUrl::RemoveUserInfo) + u'\n';
    for (const HttpHeader &header : request.headers)
        text += QString::fromLatin1(header.name) + u": "_s + header.value.toString() + u'\n';
    const QByteArray body = request.body.first(qMin(request.body.size(), 2 * mostCharacters));
    return text + u'\n' + (form == BodyForm::Indented ? indentedJson(body) : cut(visibleLines(body)));
}

QString wireText(const HttpHead &head)
{
    if (head.status == 0)
        return Tr::tr("No status line was read.");
    QString text = u"HTTP/%1 %2 %3"_s.arg(QString::fromLatin1(head.version), QString::number(head.status), QString::fromLatin1(head.reason)).trimmed();
    for (const RawHeader &header : head.headers)
        text += u'\n' + QString::fromLatin1(header.name) + u": "_s + QString::fromUtf8(header.value);
    return cut(text);
}

QString timesText(const ReplyTimes &times)
{
    QStringList lines;
    addTime(lines, Tr::tr("Request sent"), times.requestSent);
    addTime(lines, Tr::tr("First byte"), times.firstByte);
    addTime(lines, Tr::tr("First token"), times.firstToken);
    addTime(lines, Tr::tr("Last token"), times.lastToken);
    addTime(lines, Tr::tr("Total"), times.total);
    return lines.join(u'\n');
}

} // namespace lineside
