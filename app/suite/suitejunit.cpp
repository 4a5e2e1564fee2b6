// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "suite/reporttext.h"
#include "suite/suitereports.h"

#include <QCoreApplication>
#include <QXmlStreamWriter>

using namespace Qt::StringLiterals;

namespace lineside {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(lineside::Suites)
};

// Names are tokens there: one line, and not empty.
QString nameForXml(const QString &text, const QString &otherwise)
{
    const QString line = reportText(text).simplified();
    return line.isEmpty() ? otherwise : line;
}

QString seconds(double ms)
{
    return QString::number(ms / 1000, 'f', 3);
}

double timeOf(const SuiteCaseResult &one)
{
    double ms = 0;
    for (const SuiteAnswer &answer : one.answers)
        ms += answer.report.times.total.value_or(0);
    return ms;
}

// The kind of the first check that did not pass.
QString failureType(const SuiteCaseResult &one)
{
    for (const SuiteAnswer &answer : one.answers) {
        for (const SuiteFinding &finding : answer.findings) {
            if (finding.verdict != SuiteVerdict::Passed)
                return finding.check.kind == SuiteCheck::Kind::Unknown ? finding.check.name : QString(idOf(finding.check.kind));
        }
    }
    return u"configuration"_s;
}

QString failureText(const SuiteCaseResult &one)
{
    QStringList lines = one.failures();
    for (const SuiteAnswer &answer : one.answers) {
        if (answer.verdict() != SuiteVerdict::Passed && answer.report.verdict != Verdict::Pass)
            lines.append((answer.report.explanation + u' ' + answer.report.fix).trimmed());
    }
    lines.removeDuplicates();
    return lines.join(u'\n');
}

void writeCase(QXmlStreamWriter &xml, const SuiteCaseResult &one, const QString &suite)
{
    xml.writeStartElement(u"testcase"_s);
    xml.writeAttribute(u"classname"_s, suite);
    xml.writeAttribute(u"name"_s, nameForXml(one.asked.name, u"-"_s));
    xml.writeAttribute(u"time"_s, seconds(timeOf(one)));
    const SuiteVerdict verdict = one.verdict();
    if (verdict == SuiteVerdict::NotAsked) {
        xml.writeEmptyElement(u"skipped"_s);
        xml.writeAttribute(u"message"_s, Tr::tr("The run was stopped before."));
    } else if (verdict != SuiteVerdict::Passed) {
        xml.writeStartElement(u"failure"_s);
        xml.writeAttribute(u"message"_s, reportText(one.failures().value(0)));
        xml.writeAttribute(u"type"_s, nameForXml(failureType(one), u"-"_s));
        xml.writeCharacters(reportText(failureText(one)));
        xml.writeEndElement();
    }
    xml.writeEndElement();
}

} // namespace

QByteArray suiteToJunit(const SuiteRunResult &run)
{
    const QString name = nameForXml(run.name, nameForXml(run.suite.toString(), u"-"_s));
    const QString tests = QString::number(run.cases.size());
    const QString failures = QString::number(run.count(SuiteVerdict::Failed) + run.count(SuiteVerdict::Unclear));
    QByteArray bytes;
    QXmlStreamWriter xml(&bytes);
    xml.setAutoFormatting(true);
    xml.setAutoFormattingIndent(2);
    xml.writeStartDocument();
    xml.writeStartElement(u"testsuites"_s);
    xml.writeStartElement(u"testsuite"_s);
    const std::pair<QString, QString> attributes[] = {{u"id"_s, u"0"_s},
                                                      {u"package"_s, u"lineside"_s},
                                                      {u"name"_s, name},
                                                      {u"timestamp"_s, run.startedAt.toUTC().toString(u"yyyy-MM-ddTHH:mm:ss"_s)},
                                                      {u"hostname"_s, u"localhost"_s}, // a file that is passed on tells no machine's name
                                                      {u"tests"_s, tests},
                                                      {u"failures"_s, failures},
                                                      {u"errors"_s, u"0"_s},
                                                      {u"skipped"_s, QString::number(run.count(SuiteVerdict::NotAsked))},
                                                      {u"time"_s, seconds(run.elapsedMs)}};
    for (const auto &[attribute, value] : attributes)
        xml.writeAttribute(attribute, value);
    xml.writeEmptyElement(u"properties"_s);
    for (const SuiteCaseResult &one : run.cases)
        writeCase(xml, one, name);
    xml.writeEmptyElement(u"system-out"_s);
    xml.writeEmptyElement(u"system-err"_s);
    xml.writeEndDocument();
    return bytes;
}

} // namespace lineside
