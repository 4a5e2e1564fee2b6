// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QComboBox>

namespace lineside {

/// A choice that says with an ellipsis that its text goes on, and all of it in its tool tip.
class ElidingBox : public QComboBox
{
public:
    explicit ElidingBox(QWidget *parent = nullptr);

protected:
    void paintEvent(QPaintEvent *event) override;
    bool event(QEvent *event) override;

private:
    QString shownText() const;
};

} // namespace lineside
