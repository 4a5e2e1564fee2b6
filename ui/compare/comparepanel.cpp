// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/compare/comparepanel.h"

#include "chat/catalog.h"
#include "chat/refusedfields.h"
#include "ui/compare/comparecolumn.h"
#include "ui/compare/comparedtargets.h"
#include "ui/compare/linkedscrolling.h"
#include "ui/targets/targets.h"
#include "ui/theme/theme.h"
#include "ui/transcript/transcriptcanvas.h"
#include "ui/transcript/transcriptview.h"
#include "ui/usage/replycost.h"
#include "ui/widgets/banner.h"

#include <QApplication>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QScopedValueRollback>
#include <QScrollArea>
#include <QScrollBar>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace lineside {

ComparePanel::ComparePanel(Catalog &catalog, ChatBackend &backend, QWidget *parent)
    : QWidget(parent)
    , m_catalog(catalog)
    , m_backend(backend)
    , m_bar(new CompareBar(this))
    , m_banner(new Banner(this))
    , m_area(new QScrollArea(this))
    , m_scrolling(new LinkedScrolling(this))
{
    setObjectName(u"comparePanel"_s);
    m_banner->setObjectName(u"compareUndoBanner"_s);
    arrange();
    connect(m_bar, &CompareBar::askRequested, this, &ComparePanel::askDrafts);
    connect(m_bar, &CompareBar::addRequested, this, [this] {
        addDraft(nextTarget());
        m_columns.constLast()->enter();
        m_area->ensureWidgetVisible(m_columns.constLast());
    });
    connect(m_bar, &CompareBar::stopRequested, this, &ComparePanel::stop);
    connect(m_bar, &CompareBar::closeRequested, this, &ComparePanel::close);
    connect(m_bar, &CompareBar::scrollsTogetherChanged, m_scrolling, &LinkedScrolling::setLinked);
    connect(m_bar, &CompareBar::differencesChanged, this, &ComparePanel::showDifferences);
    connect(m_banner, &Banner::actionTriggered, this, [this] {
        m_banner->clear();
        m_comparison->undoRemove();
    });
    connect(qApp, &QApplication::focusChanged, this, [this] {
        for (int i = 0; i < m_columns.size(); ++i)
            m_columns.at(i)->setEntered(i == entered());
    });
}

ComparePanel::~ComparePanel()
{
    qApp->disconnect(this);
    m_comparison.reset(); // before what shows it
}

void ComparePanel::arrange()
{
    auto *content = new QWidget(m_area);
    m_row = new QHBoxLayout(content);
    m_row->setContentsMargins(0, 0, 0, 0);
    m_row->setSpacing(0);
    m_area->setObjectName(u"compareColumns"_s);
    m_area->setFocusPolicy(Qt::NoFocus);
    m_area->setWidgetResizable(true);
    m_area->setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_area->setWidget(content);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_bar);
    layout->addWidget(m_banner);
    layout->addWidget(m_area, 1);
}

void ComparePanel::open(ChatSession &session)
{
    close();
    m_comparison = std::make_unique<Comparison>(m_backend, session);
    connect(m_comparison.get(), &Comparison::columnsChanged, this, &ComparePanel::rebuild);
    connect(m_comparison.get(), &Comparison::columnChanged, this, &ComparePanel::follow);
    connect(m_comparison.get(), &Comparison::busyChanged, this, [this](bool busy) {
        followBar();
        Q_EMIT busyChanged(busy);
    });
}

void ComparePanel::openForNext(ChatSession &session)
{
    open(session);
    m_takesQuestions = true;
    QList<Target> targets = RememberedTargets().load(offered());
    if (targets.size() < Comparison::FewestTargets)
        targets = comparedFirst(offered(), session.target());
    for (const Target &target : std::as_const(targets))
        addDraft(target);
    followBar();
}

bool ComparePanel::openForOthers(ChatSession &session, int turn)
{
    if (turn < 0 || turn >= session.turns().size() || offered().isEmpty())
        return false;
    const bool isQuestion = session.turns().at(turn).role == Role::User;
    const int reply = isQuestion ? turn + 1 : turn;
    open(session);
    const bool hasReply = m_comparison->showReply(reply);
    m_unanswered = hasReply ? -1 : turn;
    const std::optional<Target> asked = hasReply ? std::optional<Target>(session.turns().at(reply).target) : session.target();
    const QList<Target> pair = comparedFirst(offered(), asked);
    for (qsizetype i = hasReply ? 1 : 0; i < pair.size(); ++i)
        addDraft(pair.at(i));
    followBar();
    return true;
}

bool ComparePanel::openVersions(ChatSession &session, int turn)
{
    if (turn < 0 || turn >= session.turns().size() || session.isBusy())
        return false;
    open(session);
    return m_comparison->showVersions(turn);
}

void ComparePanel::close()
{
    if (!isOpen())
        return;
    const bool wasBusy = isBusy();
    m_comparison->disconnect(this);
    m_comparison.reset();
    m_scrolling->setColumns({}, 0);
    for (CompareColumn *column : std::exchange(m_columns, {}))
        drop(column);
    m_banner->clear();
    m_takesQuestions = false;
    m_unanswered = -1;
    if (wasBusy)
        Q_EMIT busyChanged(false);
    Q_EMIT closed();
}

bool ComparePanel::ask(const QString &text, const QList<Attachment> &attachments)
{
    QList<Target> targets;
    for (int i = 0; i < filled(); ++i)
        targets.append(*m_comparison->column(i)->target());
    targets += draftTargets();
    if (targets.size() > Comparison::MostTargets)
        targets.resize(Comparison::MostTargets);
    const QScopedValueRollback asking(m_asksDrafts, true);
    if (!m_comparison->ask(text, attachments, targets))
        return false;
    RememberedTargets().save(targets);
    m_banner->clear(); // what was deleted is deleted
    m_area->horizontalScrollBar()->setValue(0); // replies are read from the first one on
    return true;
}

void ComparePanel::askDrafts()
{
    const QList<Target> targets = draftTargets();
    const QScopedValueRollback asking(m_asksDrafts, true);
    if (filled() > 0)
        m_comparison->askMore(targets);
    else
        m_comparison->askAgain(m_unanswered, targets);
}

void ComparePanel::leaveOut(const CompareColumn *column, const QStringList &fields)
{
    const int index = indexOf(column);
    leaveOutFields(fields, *m_comparison->column(index), m_catalog);
    m_comparison->retry(index);
}

void ComparePanel::stop()
{
    if (m_comparison)
        m_comparison->stop();
}

void ComparePanel::retry()
{
    if (const int column = entered(); column >= 0 && column < filled())
        m_comparison->retry(column);
}

ReadingTools *ComparePanel::readingTools() const
{
    if (filled() == 0)
        return nullptr;
    return &m_columns.at(std::clamp(entered(), 0, filled() - 1))->transcript().tools();
}

void ComparePanel::keep()
{
    if (const int column = entered(); column >= 0)
        keepColumn(m_columns.at(column));
}

/// Columns whose conversation is there already stay; what was only a target becomes the column of its reply.
void ComparePanel::rebuild()
{
    QList<CompareColumn *> rest = m_columns;
    QList<CompareColumn *> columns;
    for (int i = 0; i < filled(); ++i) {
        ChatSession *session = m_comparison->column(i);
        const auto known = std::ranges::find(rest, session, [](const CompareColumn *column) { return const_cast<ChatSession *>(column->session()); });
        const auto free = std::ranges::find_if(rest, [this](const CompareColumn *column) { return !column->session() && (m_asksDrafts || !column->isDraft()); });
        CompareColumn *column = known != rest.end() ? *known : free != rest.end() ? *free : makeColumn();
        rest.removeOne(column);
        columns.append(column);
        if (column->session() != session)
            column->showSession(*session, m_comparison->firstOwnTurn());
    }
    for (CompareColumn *column : std::as_const(rest)) {
        if (column->isDraft()) {
            columns.append(column);
            continue;
        }
        drop(column);
    }
    m_columns = columns;
    for (int i = 0; i < m_columns.size(); ++i)
        m_row->insertWidget(i, m_columns.at(i), 1);
    for (CompareColumn *column : std::as_const(m_columns))
        column->show();
    QList<TranscriptCanvas *> canvases;
    for (int i = 0; i < filled(); ++i)
        canvases.append(&m_columns.at(i)->transcript().canvas());
    m_scrolling->setColumns(canvases, m_comparison->firstOwnTurn());
    followAll();
}

CompareColumn *ComparePanel::makeColumn()
{
    auto *column = new CompareColumn(m_catalog, m_area->widget());
    connect(column, &CompareColumn::draftRemoved, this, [this, column] { dropDraft(column); });
    connect(column, &CompareColumn::keepRequested, this, [this, column] { keepColumn(column); });
    connect(column, &CompareColumn::retryRequested, this, [this, column] { m_comparison->retry(indexOf(column)); });
    connect(column, &CompareColumn::leaveOutRequested, this, [this, column](const QStringList &fields) { leaveOut(column, fields); });
    connect(column, &CompareColumn::stopRequested, this, [this, column] { m_comparison->stop(indexOf(column)); });
    connect(column, &CompareColumn::removeRequested, this, [this, column] { removeColumn(column); });
    connect(column, &CompareColumn::replyReplaced, this, &ComparePanel::followAll);
    connect(column, &CompareColumn::editRequested, this, &ComparePanel::editRequested);
    connect(column, &CompareColumn::regenerateRequested, this, &ComparePanel::regenerateRequested);
    connect(column, &CompareColumn::curlRequested, this, &ComparePanel::curlRequested);
    connect(column, &CompareColumn::verifyRequested, this, &ComparePanel::verifyRequested);
    connect(column, &CompareColumn::linkHovered, this, &ComparePanel::statusMessage);
    if (m_prices)
        column->setCostText([this](const ChatTurn &reply) { return replyCostText(reply, *m_prices); });
    return column;
}

void ComparePanel::addDraft(const Target &target)
{
    CompareColumn *column = makeColumn();
    column->showDraft(target, true);
    m_columns.append(column);
    m_row->addWidget(column, 1);
    column->show(); // now: the keyboard may go there
    followAll();
}

void ComparePanel::drop(CompareColumn *column)
{
    m_row->removeWidget(column);
    column->hide();
    column->deleteLater(); // it may be in the middle of telling us
}

void ComparePanel::dropDraft(CompareColumn *column)
{
    const int place = indexOf(column);
    m_columns.removeOne(column);
    drop(column);
    followAll();
    if (!m_columns.isEmpty())
        m_columns.at(std::min(place, int(m_columns.size()) - 1))->enter();
}

void ComparePanel::keepColumn(const CompareColumn *column)
{
    const int index = indexOf(column);
    if (index >= filled() || !m_comparison->choose(index))
        return;
    const ChatTurn *reply = m_comparison->reply(index);
    const QString who = reply ? describe(reply->target) : QString();
    close();
    Q_EMIT statusMessage(who.isEmpty() ? tr("The conversation goes on with this version.") : tr("The conversation goes on with the reply of %1.").arg(who));
    Q_EMIT kept();
}

void ComparePanel::removeColumn(const CompareColumn *column)
{
    const int index = indexOf(column);
    if (!m_comparison->remove(index))
        return;
    m_banner->showMessage(theme::Signal::Information, tr("This version was deleted from the conversation, with all that followed it."));
    m_banner->setAction(tr("Undo"));
    m_columns.at(std::min(index, int(m_columns.size()) - 1))->enter();
}

void ComparePanel::follow(int index)
{
    CompareColumn *column = m_columns.at(index);
    column->follow();
    if (m_comparison->isOver(index) || m_comparison->reply(index)->state == ReplyState::Waiting)
        followAll();
}

int ComparePanel::filled() const
{
    return m_comparison ? m_comparison->count() : 0;
}

int ComparePanel::entered() const
{
    const QWidget *focus = focusWidget();
    const auto column = std::ranges::find_if(m_columns, [focus](const CompareColumn *each) { return focus && focus->hasFocus() && each->isAncestorOf(focus); });
    return column == m_columns.end() ? -1 : int(column - m_columns.begin());
}

void ComparePanel::enterColumn(int step)
{
    if (m_columns.isEmpty())
        return;
    const int count = int(m_columns.size());
    const int from = entered();
    CompareColumn *column = m_columns.at(from < 0 ? (step > 0 ? 0 : count - 1) : (from + step + count) % count);
    column->enter();
    m_area->ensureWidgetVisible(column, 0, 0);
}

QList<Target> ComparePanel::offered() const
{
    return targetsOf(m_catalog.workspace());
}

/// One that is in no column yet, if there is one.
Target ComparePanel::nextTarget() const
{
    const QList<Target> all = offered();
    QList<Target> taken = draftTargets();
    for (int i = 0; i < filled(); ++i)
        taken.append(*m_comparison->column(i)->target());
    const auto isFree = [&taken](const Target &target) { return std::ranges::none_of(taken, [&target](const Target &each) { return isSameWay(each, target); }); };
    const auto free = std::ranges::find_if(all, isFree);
    return free == all.end() ? all.constFirst() : *free;
}

QList<Target> ComparePanel::draftTargets() const
{
    QList<Target> targets;
    for (const CompareColumn *column : m_columns) {
        if (const std::optional<Target> target = column->draftTarget())
            targets.append(*target);
    }
    return targets;
}

void ComparePanel::keyPressEvent(QKeyEvent *event)
{
    if (event->key() != Qt::Key_Escape)
        return QWidget::keyPressEvent(event);
    if (isBusy())
        stop();
    else
        close();
}

} // namespace lineside
