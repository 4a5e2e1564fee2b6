// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "suite/suiterun.h"

#include "core/background.h"

#include <QPointer>

#include <algorithm>

namespace lineside {

namespace {

constexpr int mostAtOnce = 32;

qint64 evidenceIn(const ProbeReport &report)
{
    qint64 bytes = report.bodyStart.size();
    for (const ProbeEvent &event : report.events)
        bytes += event.data.size();
    return bytes;
}

} // namespace

SuiteRun::SuiteRun(Prober &prober, SuiteRunSettings settings, QObject *parent)
    : QObject(parent)
    , m_prober(prober)
    , m_settings(std::move(settings))
{
}

SuiteRun::~SuiteRun() = default;

void SuiteRun::start(const Suite &suite)
{
    m_clock.start();
    m_result.suite = suite.id;
    m_result.name = suite.name;
    m_result.startedAt = QDateTime::currentDateTimeUtc();
    for (const SuiteCase &one : suite.cases)
        m_result.cases.append({.asked = one, .problem = {}, .answers = {}});
    prepare();
    QMetaObject::invokeMethod(this, &SuiteRun::fill, Qt::QueuedConnection);
}

void SuiteRun::prepare()
{
    for (int index = 0; index < m_result.cases.size(); ++index) {
        SuiteCaseResult &one = m_result.cases[index];
        Result<SuiteQuestion> question = m_settings.question(one.asked);
        m_questions.push_back(question ? std::optional(std::move(*question)) : std::nullopt);
        if (!question)
            one.problem = question.error();
        else
            m_waiting.insert(m_waiting.end(), size_t(std::clamp(one.asked.runs, 1, mostSuiteRuns)), index);
    }
}

// A slot may cancel the run, or delete it.
void SuiteRun::fill()
{
    const QPointer<SuiteRun> self(this);
    const size_t most = size_t(std::clamp(m_settings.concurrency, 1, mostAtOnce));
    while (self && !m_isOver && m_next < m_waiting.size() && m_running.size() + size_t(m_judging) < most)
        ask(m_waiting[m_next++]);
    if (self && !m_isOver && m_next == m_waiting.size() && m_running.empty() && m_judging == 0)
        end();
}

void SuiteRun::ask(int index)
{
    const SuiteQuestion &question = *m_questions[size_t(index)];
    m_running.push_back(m_prober.start(question.request, question.target));
    ProbeRun *run = m_running.back().get();
    connect(run, &ProbeRun::completed, this, [this, run, index](const ProbeReport &report) { judge(run, index, report); });
    const bool isFirst = m_next < 2 || m_waiting[m_next - 2] != index;
    if (isFirst)
        Q_EMIT caseStarted(index);
}

// Long texts, patterns and schemas may take a while.
void SuiteRun::judge(ProbeRun *run, int index, const ProbeReport &report)
{
    forget(run);
    if (m_isOver)
        return;
    ++m_judging;
    const SuiteCase &asked = m_result.cases.at(index).asked;
    const SuiteAnswer answer{.report = report, .cost = m_settings.cost(asked, report), .findings = {}};
    inBackground(
        this,
        [asked, answer] {
            SuiteAnswer judged = answer;
            judged.findings = checkAnswer(asked, judged.report, judged.cost);
            return judged;
        },
        [this, index](SuiteAnswer judged) { take(index, std::move(judged)); });
}

void SuiteRun::take(int index, SuiteAnswer answer)
{
    if (m_isOver)
        return;
    --m_judging;
    ++m_answered;
    m_evidence += evidenceIn(answer.report);
    if (m_evidence > m_settings.evidenceLimit && answer.verdict() == SuiteVerdict::Passed) {
        m_evidence -= evidenceIn(answer.report);
        answer.report.bodyStart.clear();
        answer.report.events.clear();
        answer.report.reads.clear();
    }
    m_result.cases[index].answers.append(std::move(answer));
    m_result.elapsedMs = double(m_clock.nsecsElapsed()) / 1e6;
    const QPointer<SuiteRun> self(this);
    Q_EMIT answerJudged(index);
    if (self)
        fill();
}

void SuiteRun::forget(ProbeRun *run)
{
    const auto found = std::ranges::find_if(m_running, [run](const std::unique_ptr<ProbeRun> &one) { return one.get() == run; });
    if (found == m_running.end())
        return;
    found->release()->deleteLater(); // it is in the middle of a signal
    m_running.erase(found);
}

void SuiteRun::cancel()
{
    if (m_isOver)
        return;
    m_result.cancelled = true;
    for (const std::unique_ptr<ProbeRun> &run : m_running)
        run->disconnect(this);
    // One of them may be telling something right now.
    for (std::unique_ptr<ProbeRun> &run : m_running)
        run.release()->deleteLater();
    m_running.clear();
    end();
}

void SuiteRun::end()
{
    m_isOver = true;
    m_result.elapsedMs = double(m_clock.nsecsElapsed()) / 1e6;
    Q_EMIT finished(m_result);
}

} // namespace lineside
