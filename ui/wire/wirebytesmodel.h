// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/wire/wirerows.h"

#include <QAbstractListModel>

namespace lineside {

/// A recorded body's rows. The record must outlive it, or be replaced.
class WireBytesModel : public QAbstractListModel
{
    Q_OBJECT
public:
    using QAbstractListModel::QAbstractListModel;

    void setRecord(const WireRecord *record); ///< null: none
    void setForm(WireRows::Form form, int bytesInRow);
    void takeUp();
    bool isCut() const { return m_rows.isCut(); }

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    /// Headings stand out: whether the row is one.
    static constexpr int HeadingRole = Qt::UserRole;

private:
    void makeAnew();

    const WireRecord *m_record = nullptr;
    WireRows m_rows;
    WireRows::Form m_form = WireRows::Form::Text;
    int m_bytesInRow = 80;
    int m_shown = 0;
};

} // namespace lineside
