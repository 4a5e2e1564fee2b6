// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "interchange/exportforms.h"

#include <QListWidget>

namespace lineside {

/// The forms in which something can leave, by what they are for.
class ExportFormList : public QListWidget
{
    Q_OBJECT
public:
    explicit ExportFormList(QWidget *parent = nullptr);

    /// Offers what can be made of that; stays at the form that was chosen where it can.
    void offerFor(const ExportSource &source);
    std::optional<ExportForm> form() const;
    bool choose(const QString &formId); ///< false where it is not offered

Q_SIGNALS:
    void formChanged();

private:
    void addHeading(const QString &text);
};

} // namespace lineside
