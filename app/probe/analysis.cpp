// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "probe/analysis.h"

#include "probe/checks.h"
#include "probe/foreignanswer.h"
#include "probe/timeline.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

using namespace Qt::StringLiterals;

namespace lineside {

namespace {

constexpr qsizetype judgedBody = 256 * 1024;

// Decodes the answer read by read and keeps what a report tells of it.
class AnswerReader
{
public:
    AnswerReader(const HttpHead &head, ProbeReport &report, Evidence &evidence)
        : m_decoder(head)
        , m_report(report)
        , m_evidence(evidence)
    {
    }

    void read(const WireRead &read)
    {
        if (read.body.isEmpty())
            return;
        m_lastAt = read.at;
        m_report.reads.append({read.at, read.bytes});
        m_evidence.bodySize += read.body.size();
        if (m_evidence.bodyStart.size() < judgedBody)
            m_evidence.bodyStart += read.body.first(std::min(read.body.size(), judgedBody - m_evidence.bodyStart.size()));
        take(m_decoder.feed(read.body));
    }

    void finish()
    {
        DecodedPiece last;
        m_evidence.end = m_decoder.finish(last);
        take(last);
        m_report.stream.streamed = m_evidence.end.shape == AnswerEnd::Shape::Stream;
        m_report.stream.events = int(m_report.events.size());
        m_report.stream.reads = int(m_report.reads.size());
        m_report.stream.done = m_evidence.end.done;
        m_report.stream.complete = m_evidence.end.complete;
    }

private:
    void take(const DecodedPiece &piece)
    {
        qsizetype next = 0;
        for (qsizetype i = 0; i < piece.events.size(); ++i) {
            const SseEvent &event = piece.events.at(i);
            ProbeEvent seen{m_lastAt, QString::fromUtf8(event.name), event.data, false};
            const qsizetype until = std::min(next + piece.chatPerEvent.value(i), piece.chat.size());
            for (; next < until; ++next)
                seen.isToken = note(piece.chat.at(next)) || seen.isToken;
            if (seen.isToken)
                stampToken();
            m_report.events.append(seen);
        }
        for (; next < piece.chat.size(); ++next) // a JSON body: its text came as one piece, which is no token
            note(piece.chat.at(next));
    }

    // Whether it brought text or reasoning.
    bool note(const ChatEvent &event)
    {
        return std::visit(overloaded{
                              [this](const Started &started) { return named(started.model); },
                              [this](const TextDelta &delta) { return spoken(m_report.answer.text, delta.choice, delta.text); },
                              [this](const ReasoningDelta &delta) { return spoken(m_report.answer.reasoning, delta.choice, delta.text); },
                              [this](const RefusalDelta &delta) { return spoken(m_report.answer.text, delta.choice, delta.text); },
                              [this](const ToolCallDelta &) { return answered(); },
                              [this](const UsageReport &usage) { return counted(usage.usage); },
                              [this](const Finished &finished) { return finishedWith(finished); },
                          },
                          event);
    }

    bool spoken(QString &where, int choice, const QString &text)
    {
        if (choice == 0)
            where += text;
        if (text.isEmpty())
            return false;
        m_evidence.answered = true;
        ++m_report.stream.deltas;
        return true;
    }

    bool named(const QString &model)
    {
        if (!model.isEmpty())
            m_report.answer.model = model;
        return false;
    }

    bool answered()
    {
        m_evidence.answered = true;
        return false;
    }

    bool counted(const Usage &usage)
    {
        m_report.usage.merge(usage);
        return false;
    }

    bool finishedWith(const Finished &finished)
    {
        if (finished.choice == 0) {
            m_evidence.finish = finished.reason;
            m_report.stream.finishReason = finished.raw;
        }
        return false;
    }

    void stampToken()
    {
        if (!m_report.times.firstToken)
            m_report.times.firstToken = m_lastAt;
        m_report.times.lastToken = m_lastAt;
    }

    AnswerDecoder m_decoder;
    ProbeReport &m_report;
    Evidence &m_evidence;
    ProbeMs m_lastAt = 0;
};

bool tellsError(const QByteArray &json)
{
    const QJsonDocument document = QJsonDocument::fromJson(json);
    const QJsonObject object = document.isArray() ? document.array().at(0).toObject() : document.object();
    const QJsonValue error = object["error"_L1];
    return (error.isObject() && !error.toObject().isEmpty()) || (error.isString() && !error.toString().isEmpty())
        || object["error_msg"_L1].isString();
}

void readErrorOfStream(Evidence &evidence, const QList<ProbeEvent> &events)
{
    for (const ProbeEvent &event : events) {
        if (event.name != "error"_L1 && !tellsError(event.data))
            continue;
        evidence.errorEvent = true;
        evidence.error = parseErrorBody(event.data);
    }
}

bool stopsInTheMiddle(const QByteArray &json)
{
    QJsonParseError error;
    QJsonDocument::fromJson(json, &error);
    switch (error.error) {
    case QJsonParseError::UnterminatedObject:
    case QJsonParseError::UnterminatedArray:
    case QJsonParseError::UnterminatedString:
    case QJsonParseError::MissingNameSeparator:
    case QJsonParseError::MissingValueSeparator:
    case QJsonParseError::TerminationByNumber:
        return error.offset >= json.trimmed().size() - 1;
    default:
        return false;
    }
}

void readErrorOfBody(Evidence &evidence, ProbeReport &report)
{
    if (evidence.head.status >= 400) {
        evidence.error = parseErrorBody(evidence.bodyStart);
        return;
    }
    if (evidence.end.shape != AnswerEnd::Shape::Json || evidence.answered)
        return;
    if (tellsError(evidence.bodyStart)) {
        evidence.errorInside = true;
        evidence.error = parseErrorBody(evidence.bodyStart);
    } else if (const auto foreign = readForeignAnswer(evidence.bodyStart)) {
        evidence.foreignDialect = true;
        evidence.answered = !foreign->answer.text.isEmpty();
        evidence.finish = foreign->finish;
        report.answer = foreign->answer;
        report.usage = foreign->usage;
        report.stream.finishReason = foreign->finishRaw;
        report.stream.complete = true;
    } else {
        evidence.jsonCut = stopsInTheMiddle(evidence.bodyStart);
    }
}

GatewayFacts factsOf(const GatewaySigns &signs)
{
    GatewayFacts facts{signs.kind, signs.version, signs.upstreamStatus, signs.answeredBy, {}};
    for (const LimitSign &sign : signs.limits) {
        facts.limits.append({sign.name, sign.limit, sign.remaining, sign.resetSeconds});
        if (facts.instance.isEmpty())
            facts.instance = sign.instance;
    }
    return facts;
}

} // namespace

Evidence gatherEvidence(const ProbeTarget &target, const Transfer &transfer, ProbeReport &report)
{
    Evidence evidence;
    evidence.target = report.target = target;
    evidence.transport = transfer.facts;
    evidence.sentCredentials = transfer.sentCredentials;
    evidence.head = report.head = transfer.head;
    report.times = transfer.times;
    report.bodyStart = transfer.rawStart;
    report.reusedConnection = transfer.reusedConnection;
    AnswerReader reader(transfer.head, report, evidence);
    for (const WireRead &read : transfer.reads)
        reader.read(read);
    reader.finish();
    report.stream.httpWhole = transfer.facts.fault == TransportFacts::Fault::None && transfer.facts.limit == TransportFacts::Limit::None;
    readErrorOfBody(evidence, report);
    if (report.stream.streamed) {
        readErrorOfStream(evidence, report.events);
        const Rhythm rhythm = rhythmOf(report.events, report.times);
        report.stream.buffered = rhythm.buffered;
        report.stream.medianGap = rhythm.medianGap;
        report.stream.maxGap = rhythm.maxGap;
    }
    evidence.signs = gatewaySigns(transfer.head);
    report.gateway = factsOf(evidence.signs);
    evidence.stream = report.stream;
    evidence.answer = report.answer;
    evidence.usage = report.usage;
    evidence.times = report.times;
    return evidence;
}

ProbeReport analyse(const ProbeTarget &target, const Transfer &transfer)
{
    ProbeReport report;
    const Evidence evidence = gatherEvidence(target, transfer, report);
    judge(evidence, report);
    return report;
}

} // namespace lineside
