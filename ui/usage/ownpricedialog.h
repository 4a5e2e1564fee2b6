// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/usage/ownpricedraft.h"

#include <QDialog>

#include <optional>

class QComboBox;
class QFormLayout;
class QLabel;
class QLineEdit;
class QPushButton;

namespace lineside {

/// One price of the user's own. Emits `priceEntered` once when it is accepted.
class OwnPriceDialog : public QDialog
{
    Q_OBJECT
public:
    /// `others`: the prices that it will stand beside.
    OwnPriceDialog(const std::optional<OwnPrice> &existing, const QList<OwnPrice> &others, QWidget *parent = nullptr);

Q_SIGNALS:
    void priceEntered(const lineside::OwnPrice &price);

private:
    void build();
    void addAmount(QFormLayout &form, QLineEdit &edit, const QString &name, const QString &text, const QString &placeholder);
    OwnPriceDraft draft() const;
    void validate();

    QList<OwnPrice> m_others;
    QLineEdit *m_model;
    QComboBox *m_currency;
    QLineEdit *m_input;
    QLineEdit *m_output;
    QLineEdit *m_cached;
    QLineEdit *m_cacheWrite;
    QLabel *m_problem;
    QPushButton *m_save = nullptr;
    bool m_isTouched = false; ///< before, an empty form is not blamed
};

} // namespace lineside
