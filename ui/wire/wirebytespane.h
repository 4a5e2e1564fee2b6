// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/wire/wirebytesmodel.h"

#include <QWidget>

class QLabel;
class QToolButton;

namespace lineside {

class WireTable;

/// The bytes of an answer as they came, read by read.
class WireBytesPane : public QWidget
{
    Q_OBJECT
public:
    explicit WireBytesPane(QWidget *parent = nullptr);

    void setRecord(const WireRecord *record);
    void takeUp();

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void setForm(WireRows::Form form);
    int fittingBytes() const;
    void copy() const;
    void showLimit();

    WireBytesModel m_model;
    WireRows::Form m_form = WireRows::Form::Text;
    WireTable *m_table;
    QToolButton *m_text;
    QToolButton *m_hex;
    QLabel *m_limit;
};

} // namespace lineside
