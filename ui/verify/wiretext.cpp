// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/verify/wiretext.h"

#include "ui/verify/probewords.h"

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace lineside {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(lineside::Verify)
};

constexpr qsizetype longestBody = 64 * 1024;
constexpr qsizetype longestEvent = 2 * 1024;
constexpr qsizetype mostEvents = 1000;

// Bytes from outside as text: what is no UTF-8 becomes replacement characters, control characters become visible.
QString shown(QByteArrayView bytes, qsizetype limit)
{
    const bool isCut = bytes.size() > limit;
    QString text = QString::fromUtf8(isCut ? bytes.first(limit) : bytes);
    text.replace("\r\n"_L1, "\n"_L1);
    for (QChar &c : text) {
        if (c.unicode() < 0x20 && c != u'\n' && c != u'\t')
            c = QChar(0x2400 + c.unicode());
    }
    if (isCut)
        text += u'\n' + Tr::tr("… %1 of %2 bytes are shown.").arg(QLocale().toString(limit), QLocale().toString(bytes.size()));
    return text;
}

QString requestText(const HttpRequest &request)
{
    QString text = QString::fromLatin1(request.method) + u' ' + request.url.toString(QUrl::FullyEncoded | QUrl::RemoveUserInfo) + u'\n';
    for (const HttpHeader &header : request.headers)
        text += QString::fromLatin1(header.name) + u": "_s + header.value.toString() + u'\n';
    if (!request.body.isEmpty())
        text += u'\n' + shown(request.body, longestBody) + u'\n';
    return text;
}

QString headText(const HttpHead &head)
{
    if (head.status == 0)
        return Tr::tr("There was no answer.") + u'\n';
    QString text = u"HTTP/"_s + QString::fromLatin1(head.version.isEmpty() ? QByteArray("1.1") : head.version) + u' '
        + QString::number(head.status) + u' ' + QString::fromLatin1(head.reason) + u'\n';
    for (const RawHeader &header : head.headers)
        text += QString::fromLatin1(header.name) + u": "_s + shown(header.value, longestEvent) + u'\n';
    return text;
}

QString eventsText(const QList<ProbeEvent> &events)
{
    QString text;
    const qsizetype count = std::min(events.size(), mostEvents);
    for (qsizetype i = 0; i < count; ++i) {
        const ProbeEvent &event = events.at(i);
        text += probewords::duration(event.at).rightJustified(10) + u"  "_s + event.name + u"  "_s + shown(event.data, longestEvent) + u'\n';
    }
    if (events.size() > count)
        text += Tr::tr("… and more events: %1").arg(QLocale().toString(events.size() - count)) + u'\n';
    return text;
}

QString section(const QString &title, const QString &text)
{
    return u"── "_s + title + u" ──\n"_s + text + u'\n';
}

} // namespace

QString wireText(const HttpRequest &request, const ProbeReport &report)
{
    QString text = section(Tr::tr("Request"), requestText(request));
    text += section(Tr::tr("Answer"), headText(report.head));
    if (!report.events.isEmpty())
        text += section(Tr::tr("Events"), eventsText(report.events));
    if (!report.bodyStart.isEmpty())
        text += section(Tr::tr("Body as it came"), shown(report.bodyStart, longestBody));
    return text;
}

QList<std::pair<QString, QString>> usageLines(const Usage &usage)
{
    const QLocale locale;
    QList<std::pair<QString, QString>> lines;
    const auto add = [&lines, &locale](const QString &label, const std::optional<qint64> &count) {
        if (count)
            lines.append({label, locale.toString(*count)});
    };
    add(Tr::tr("Input"), usage.input);
    add(Tr::tr("of which read from a cache"), usage.cached);
    add(Tr::tr("of which written to a cache"), usage.cacheWrite);
    add(Tr::tr("Output"), usage.output);
    add(Tr::tr("Reasoning"), usage.reasoning);
    add(Tr::tr("Total, as reported"), usage.totalReported);
    add(Tr::tr("Unaccounted (in the total, in neither input nor output)"), usage.unaccounted());
    return lines;
}

} // namespace lineside
