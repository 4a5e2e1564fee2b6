// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/wire/wirewords.h"

#include "ui/wire/visibletext.h"

#include <QCoreApplication>
#include <QLocale>

using namespace Qt::StringLiterals;

namespace lineside::wirewords {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(lineside::Wire)
};

} // namespace

QString kindName(WireEvent::Kind kind)
{
    switch (kind) {
    case WireEvent::Kind::Text:
        return Tr::tr("text");
    case WireEvent::Kind::Reasoning:
        return Tr::tr("reasoning");
    case WireEvent::Kind::Refusal:
        return Tr::tr("refusal");
    case WireEvent::Kind::ToolCall:
        return Tr::tr("tool call");
    case WireEvent::Kind::Finish:
        return Tr::tr("finish");
    case WireEvent::Kind::Usage:
        return Tr::tr("usage");
    case WireEvent::Kind::Start:
        return Tr::tr("start");
    case WireEvent::Kind::Done:
        return Tr::tr("done");
    case WireEvent::Kind::Error:
        return Tr::tr("error");
    case WireEvent::Kind::Other:
        break;
    }
    return Tr::tr("other");
}

QString duration(WireTime time)
{
    const QLocale locale;
    const double ms = double(time.count()) / 1000;
    if (ms >= 1000)
        return Tr::tr("%1 s").arg(locale.toString(ms / 1000, 'f', ms >= 10'000 ? 1 : 2));
    return Tr::tr("%1 ms").arg(locale.toString(ms, 'f', ms >= 100 ? 0 : ms >= 10 ? 1 : 2));
}

QString bytes(qint64 count)
{
    return count < 10'000 ? Tr::tr("%1 B").arg(QLocale().toString(count)) : QLocale().formattedDataSize(count, 1, QLocale::DataSizeTraditionalFormat);
}

QString summary(const WireRecord &record)
{
    QStringList parts;
    if (record.head.status != 0)
        parts.append((QString::number(record.head.status) + u' ' + visibleText(record.head.reason)).trimmed());
    else
        parts.append(record.isOver ? Tr::tr("No answer came.") : Tr::tr("Waiting for the answer …"));
    if (record.total)
        parts.append(duration(*record.total));
    if (record.bodySize > 0)
        parts.append(bytes(record.bodySize));
    if (!record.events.isEmpty())
        parts.append(Tr::tr("events: %1").arg(QLocale().toString(record.events.size())));
    if (!record.isOver && record.head.status != 0)
        parts.append(Tr::tr("more is coming"));
    return parts.join(u" · "_s);
}

QString limitsReached(const WireRecord &record)
{
    QStringList sentences;
    if (record.isOver && record.body.isEmpty() && record.bodySize > 0)
        sentences.append(Tr::tr("The answer came compressed: keys cannot be looked for in it, so its bytes are not kept."));
    else if (record.body.size() >= record.limits.bytes)
        sentences.append(Tr::tr("Only the first %1 of the answer are kept.").arg(bytes(record.limits.bytes)));
    else if (record.bodyCut())
        sentences.append(Tr::tr("Only the first %1 reads of the answer are kept.").arg(QLocale().toString(record.limits.reads)));
    if (record.eventsCut)
        sentences.append(Tr::tr("Only the first %1 events are listed.").arg(QLocale().toString(record.limits.events)));
    if (record.requestBodySize > record.request.body.size())
        sentences.append(Tr::tr("Only the first %1 of the request are kept.").arg(bytes(record.request.body.size())));
    return sentences.join(u' ');
}

} // namespace lineside::wirewords
