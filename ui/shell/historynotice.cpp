// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/shell/historynotice.h"

#include "ui/widgets/banner.h"

namespace lineside {

namespace {

theme::Signal signalOf(HistoryStore::State state)
{
    switch (state) {
    case HistoryStore::State::NotSaving:
        return theme::Signal::Caution;
    case HistoryStore::State::Unusable:
        return theme::Signal::Stop;
    case HistoryStore::State::Opening:
    case HistoryStore::State::Ready:
        break;
    }
    return theme::Signal::Information;
}

} // namespace

HistoryNotice::HistoryNotice(HistoryStore &history, Banner &banner, QObject *parent)
    : QObject(parent)
    , m_history(history)
    , m_banner(banner)
{
    connect(&history, &HistoryStore::stateChanged, this, &HistoryNotice::follow);
    connect(&banner, &Banner::dismissed, this, [this] { m_read = m_history.stateReason(); });
    follow();
}

void HistoryNotice::follow()
{
    const QString reason = m_history.stateReason();
    if (reason.isEmpty())
        m_read.clear();
    if (reason.isEmpty() || reason == m_read)
        m_banner.clear();
    else if (reason != m_banner.message())
        m_banner.showMessage(signalOf(m_history.state()), reason);
}

} // namespace lineside
