// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QTableView>

namespace lineside {

/// Many rows of one height in a table that follows its end while it grows, unless the reader has gone up.
class WireTable : public QTableView
{
    Q_OBJECT
public:
    explicit WireTable(QWidget *parent = nullptr);

    bool follows() const { return m_follows; }
    void setFollows(bool follows);
    void followEnd(); ///< to be called when rows were added
    QModelIndexList selectedRows() const; ///< from above to below

Q_SIGNALS:
    void followsChanged(bool follows);

protected:
    void wheelEvent(QWheelEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;

private:
    void noteReader();

    bool m_follows = true;
};

} // namespace lineside
