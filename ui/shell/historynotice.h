// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/historystore.h"

namespace lineside {

class Banner;

/// Says in a banner what there is to say of the history: that nothing can be saved, that there is none, that it was mended. Whoever closes
/// the banner does not see the same again, unless all was well in between.
class HistoryNotice : public QObject
{
    Q_OBJECT
public:
    HistoryNotice(HistoryStore &history, Banner &banner, QObject *parent);

private:
    void follow();

    HistoryStore &m_history;
    Banner &m_banner;
    QString m_read; ///< what it said when it was closed
};

} // namespace lineside
