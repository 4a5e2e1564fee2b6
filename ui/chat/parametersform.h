// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/chatrequest.h"

#include <QWidget>

class QFormLayout;
class QLabel;
class QPushButton;
class QToolButton;

namespace lineside {

class ParameterField;

/// What may be set for a reply, as far as the provider is known to take it. An empty field is not sent.
class ParametersForm : public QWidget
{
    Q_OBJECT
public:
    explicit ParametersForm(QWidget *parent = nullptr);

    /// Whose parameters these are, by its kind or the name that a gateway gives it; and what it refused and is spared since.
    void setProvider(const QString &provider, const QStringList &omits);
    void setParameters(const ChatParameters &parameters);
    const ChatParameters &parameters() const { return m_parameters; }

Q_SIGNALS:
    /// The user changed a field to something that can be sent.
    void edited(const lineside::ChatParameters &parameters);
    void omitsCleared(); ///< the user wants the refused fields to be sent again

private:
    void rebuild();
    void addField(QFormLayout &form, ParameterField *field);
    void read();
    void showProblems(const QStringList &problems);
    void showMore(bool shown);

    QString m_provider;
    QStringList m_omits;
    ChatParameters m_parameters;
    QList<ParameterField *> m_fields;
    QWidget *m_usual = nullptr;
    QWidget *m_more = nullptr;
    QToolButton *m_moreButton;
    QLabel *m_problem;
    QLabel *m_omitted;
    QPushButton *m_sendAgain;
};

} // namespace lineside
