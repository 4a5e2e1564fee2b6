// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "parameters/parametertext.h"

#include <QWidget>

class QComboBox;
class QHBoxLayout;
class QLineEdit;
class QPlainTextEdit;
class QPushButton;

namespace lineside {

/// What a parameter is called for people.
QString parameterLabel(const QString &name);

/// Where one parameter is set. Empty, or "not sent", sets none.
class ParameterField : public QWidget
{
    Q_OBJECT
public:
    explicit ParameterField(const ParameterSpec &spec, QWidget *parent = nullptr);

    const ParameterSpec &spec() const { return m_spec; }
    void setValue(const std::optional<QByteArray> &json);
    tl::expected<std::optional<QByteArray>, QString> value() const;
    /// The tools that may be asked for by name; for the choice of a tool.
    void offerTools(const QStringList &names);
    QWidget *editor() const; ///< what the keyboard goes to

Q_SIGNALS:
    void edited();

private:
    void makeLine();
    void makeLines();
    void makeChoice(const QStringList &choices);
    void makeFormat();
    void makeTools();
    void editSchema();
    void editTools();
    void showParts();

    ParameterSpec m_spec;
    std::optional<QByteArray> m_json; ///< of formats and tools
    QHBoxLayout *m_layout;
    QLineEdit *m_line = nullptr;
    QPlainTextEdit *m_lines = nullptr;
    QComboBox *m_choice = nullptr;
    QPushButton *m_button = nullptr;
};

} // namespace lineside
