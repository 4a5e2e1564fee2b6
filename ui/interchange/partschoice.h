// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "interchange/exportparts.h"

#include <QWidget>

class QCheckBox;

namespace lineside {

/// What of a conversation goes along, as boxes to tick.
class PartsChoice : public QWidget
{
    Q_OBJECT
public:
    explicit PartsChoice(QWidget *parent = nullptr);

    ExportParts parts() const;
    void offerBranches(bool offered); ///< whether the form can hold more than the branch that is shown

Q_SIGNALS:
    void changed();

private:
    QCheckBox *add(const QString &name, const QString &text);

    QCheckBox *m_branches;
    QCheckBox *m_reasoning;
    QCheckBox *m_details;
    QCheckBox *m_attachments;
};

} // namespace lineside
