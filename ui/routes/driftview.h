// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "gateway/routedrift.h"

#include <QList>
#include <QWidget>

#include <optional>

class QLabel;
class QPushButton;
class QTableWidget;

namespace lineside {

/// How a draft differs from what the gateway has, field by field and side by side, with the way to put it right in either direction.
class DriftView : public QWidget
{
    Q_OBJECT
public:
    explicit DriftView(QWidget *parent);

    /// None: it is not known what the gateway has.
    void setDrift(const std::optional<RouteDrift> &drift);
    int count() const { return int(m_drift ? m_drift->differences.size() : 0); }
    void setBusy(bool busy);

Q_SIGNALS:
    void takeRequested(const QList<QStringList> &paths);
    void pushRequested(const QList<QStringList> &paths);
    void refreshRequested();

private:
    void fill();
    void showSentence();
    void updateButtons();
    QList<QStringList> chosenPaths() const;

    std::optional<RouteDrift> m_drift;
    bool m_busy = false;
    QLabel *m_sentence;
    QTableWidget *m_table;
    QPushButton *m_take;
    QPushButton *m_push;
    QPushButton *m_refresh;
};

/// A path for people: "plugins › ai-proxy › options › model".
QString shownPath(const QStringList &path);

} // namespace lineside
