// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
// What the panel tells of its columns: numbers, figures, differences, what can be done.
#include "ui/compare/comparepanel.h"

#include "chat/catalog.h"
#include "pricing/pricebook.h"
#include "ui/compare/comparecolumn.h"
#include "ui/usage/replycost.h"

#include <QLocale>

#include <algorithm>
#include <utility>

namespace lineside {

void ComparePanel::followAll()
{
    const int fewest = filled() == 0 ? Comparison::FewestTargets : filled();
    for (int i = 0; i < m_columns.size(); ++i) {
        CompareColumn *column = m_columns.at(i);
        column->setNumber(i + 1, int(m_columns.size()));
        column->setMayBeRemoved(column->isDraft() ? m_columns.size() > fewest : filled() > 1);
        column->setChosen(i < filled() && m_comparison->isChosen(i));
    }
    showFigures();
    followBar();
    showDifferences();
}

void ComparePanel::followBar()
{
    if (!isOpen())
        return;
    const qsizetype drafts = draftTargets().size();
    CompareBar::State state;
    state.note = note();
    state.isBusy = isBusy();
    state.columns = filled();
    state.mayAsk = drafts > 0 && !(filled() == 0 && m_takesQuestions); // then it is sent like any other question
    const bool canTakeMore = filled() == 0 || m_comparison->canAskMore();
    state.mayAdd = canTakeMore && drafts < Comparison::MostTargets && m_columns.size() < std::max(Comparison::MostTargets, filled() + 1)
        && !offered().isEmpty();
    for (int i = 0; i < filled(); ++i) {
        if (m_comparison->isOver(i) && m_comparison->reply(i))
            state.replies.append(tr("%1. %2").arg(QLocale().toString(i + 1), describe(m_comparison->reply(i)->target)));
    }
    m_bar->setState(state);
}

QString ComparePanel::note() const
{
    if (filled() == 0)
        return m_takesQuestions ? tr("Write the question below: it goes to all of these.") : tr("Choose who is asked.");
    if (!draftTargets().isEmpty())
        return tr("Choose who else is asked.");
    if (m_comparison->versionCount() > filled())
        return tr("The newest %1 of %2 versions.").arg(QLocale().toString(filled()), QLocale().toString(m_comparison->versionCount()));
    return tr("Keep one: the others stay as versions.");
}

void ComparePanel::showFigures()
{
    QList<const ChatTurn *> replies;
    for (int i = 0; i < filled(); ++i)
        replies.append(m_comparison->reply(i));
    static const PriceTable unknown{PriceList{}};
    const QList<ComparedFigures> figures = comparedFigures(replies, m_prices ? m_prices->table() : unknown);
    for (int i = 0; i < figures.size(); ++i)
        m_columns.at(i)->setFigures(figures.at(i));
}

void ComparePanel::setPrices(const PriceBook &prices)
{
    m_prices = &prices;
    connect(&prices, &PriceBook::changed, this, &ComparePanel::tellPrices);
    tellPrices();
}

void ComparePanel::tellPrices()
{
    for (CompareColumn *column : std::as_const(m_columns))
        column->setCostText([this](const ChatTurn &reply) { return replyCostText(reply, *m_prices); });
    if (isOpen())
        showFigures();
}

void ComparePanel::showDifferences()
{
    QList<int> whole;
    for (int i = 0; i < filled(); ++i) {
        if (m_comparison->isOver(i) && m_comparison->reply(i))
            whole.append(i);
    }
    const int reference = m_bar->showsDifferences() && whole.size() > 1 ? whole.at(std::min(m_bar->reference(), int(whole.size()) - 1)) : -1;
    for (int i = 0; i < filled(); ++i) {
        const int other = i != reference ? reference : whole.size() == 2 ? whole.at(whole.at(0) == i ? 1 : 0) : -1;
        const bool isCompared = other >= 0 && whole.contains(i);
        m_columns.at(i)->setDifference(isCompared ? ReplyDifference(*m_comparison->reply(i), *m_comparison->reply(other)) : ReplyDifference());
    }
}

} // namespace lineside
