// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/suites/suitewords.h"

#include <QCoreApplication>
#include <QJsonDocument>
#include <QRegularExpression>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace lineside::suitewords {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(lineside::SuitesPanel)
};

using Kind = SuiteCheck::Kind;

struct KindRow {
    Kind kind;
    const char *name;
    ValueForm form;
    QLatin1StringView suggestion;
};

#define LINESIDE_KIND(text) QT_TRANSLATE_NOOP("lineside::SuitesPanel", text)

constexpr std::array rows{
    KindRow{Kind::Status, LINESIDE_KIND("Status"), ValueForm::Status, "200"_L1},
    KindRow{Kind::Cause, LINESIDE_KIND("Cause"), ValueForm::Cause, "ok"_L1},
    KindRow{Kind::Streamed, LINESIDE_KIND("Streamed"), ValueForm::None, ""_L1},
    KindRow{Kind::Complete, LINESIDE_KIND("Complete"), ValueForm::None, ""_L1},
    KindRow{Kind::TimeToFirstToken, LINESIDE_KIND("Time to first token"), ValueForm::Milliseconds, "2000"_L1},
    KindRow{Kind::MaxGap, LINESIDE_KIND("Longest gap"), ValueForm::Milliseconds, "1000"_L1},
    KindRow{Kind::TokensPerSecond, LINESIDE_KIND("Tokens per second"), ValueForm::TokensPerSecond, "20"_L1},
    KindRow{Kind::Model, LINESIDE_KIND("Model"), ValueForm::Text, ""_L1},
    KindRow{Kind::FinishReason, LINESIDE_KIND("Finish reason"), ValueForm::Reason, "stop"_L1},
    KindRow{Kind::UsagePresent, LINESIDE_KIND("Usage reported"), ValueForm::None, ""_L1},
    KindRow{Kind::TextContains, LINESIDE_KIND("Text contains"), ValueForm::Text, ""_L1},
    KindRow{Kind::TextMatches, LINESIDE_KIND("Text matches"), ValueForm::Text, ""_L1},
    KindRow{Kind::TextSchema, LINESIDE_KIND("Text fits a JSON Schema"), ValueForm::Text, R"({"type":"object"})"_L1},
    KindRow{Kind::Header, LINESIDE_KIND("Header"), ValueForm::Text, ""_L1},
    KindRow{Kind::Cost, LINESIDE_KIND("Cost"), ValueForm::Amount, "0.01"_L1},
};

const KindRow &rowOf(Kind kind)
{
    const auto found = std::ranges::find(rows, kind, &KindRow::kind);
    return found == rows.end() ? rows.front() : *found;
}

} // namespace

QString kindName(Kind kind)
{
    return Tr::tr(rowOf(kind).name);
}

QList<Kind> kinds()
{
    QList<Kind> all;
    for (const KindRow &row : rows)
        all.append(row.kind);
    return all;
}

ValueForm valueForm(Kind kind)
{
    return rowOf(kind).form;
}

QString suggestedValue(Kind kind)
{
    return QString(rowOf(kind).suggestion);
}

QString problemOf(const SuiteCheck &check)
{
    const ValueForm form = valueForm(check.kind);
    if (check.kind == Kind::Header)
        return check.name.trimmed().isEmpty() ? Tr::tr("Name the header.") : QString();
    if (form != ValueForm::None && check.value.isEmpty())
        return Tr::tr("Say what is expected.");
    if (form == ValueForm::Status || form == ValueForm::Milliseconds || form == ValueForm::TokensPerSecond || form == ValueForm::Amount) {
        bool isNumber = false;
        check.value.toDouble(&isNumber);
        return isNumber ? QString() : Tr::tr("“%1” is not a number.").arg(check.value.left(40));
    }
    if (check.kind == Kind::TextMatches) {
        const QRegularExpression pattern(check.value);
        return pattern.isValid() ? QString() : Tr::tr("The pattern is wrong: %1.").arg(pattern.errorString());
    }
    if (check.kind == Kind::TextSchema && !QJsonDocument::fromJson(check.value.toUtf8()).isObject())
        return Tr::tr("The schema is not a JSON object.");
    return {};
}

QString verdictName(SuiteVerdict verdict)
{
    switch (verdict) {
    case SuiteVerdict::Passed:
        return Tr::tr("Passed");
    case SuiteVerdict::Failed:
        return Tr::tr("Failed");
    case SuiteVerdict::Unclear:
        return Tr::tr("Cannot be told");
    case SuiteVerdict::NotAsked:
        break;
    }
    return Tr::tr("Not asked");
}

theme::Signal verdictSignal(SuiteVerdict verdict)
{
    switch (verdict) {
    case SuiteVerdict::Passed:
        return theme::Signal::Go;
    case SuiteVerdict::Failed:
        return theme::Signal::Stop;
    case SuiteVerdict::Unclear:
        return theme::Signal::Caution;
    case SuiteVerdict::NotAsked:
        break;
    }
    return theme::Signal::Unknown;
}

SuiteVerdict verdictOf(const SuiteRunRecord &run)
{
    for (const SuiteVerdict worse : {SuiteVerdict::Failed, SuiteVerdict::Unclear, SuiteVerdict::NotAsked}) {
        if (std::ranges::any_of(run.cases, [worse](const SuiteCaseRecord &entry) { return entry.verdict == worse; }))
            return worse;
    }
    return run.cases.isEmpty() ? SuiteVerdict::Unclear : SuiteVerdict::Passed;
}

} // namespace lineside::suitewords
