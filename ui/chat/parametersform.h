// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/chatrequest.h"

#include <QWidget>

class QComboBox;
class QFormLayout;
class QLabel;
class QLineEdit;

namespace lineside {

/// What may be set for a reply. An empty field is not sent.
class ParametersForm : public QWidget
{
    Q_OBJECT
public:
    explicit ParametersForm(QWidget *parent = nullptr);

    void setParameters(const ChatParameters &parameters);
    const ChatParameters &parameters() const { return m_parameters; }

Q_SIGNALS:
    /// The user changed a field to something that can be sent.
    void edited(const lineside::ChatParameters &parameters);

private:
    QLineEdit *addField(QFormLayout &form, const QString &name, const QString &label, const QString &range);
    void read();

    ChatParameters m_parameters;
    QLineEdit *m_temperature;
    QLineEdit *m_topP;
    QLineEdit *m_maxTokens;
    QComboBox *m_effort;
    QLabel *m_problem;
};

} // namespace lineside
