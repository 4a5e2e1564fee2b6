// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/wirelog.h"

#include <QAbstractTableModel>

namespace lineside {

/// The server-sent events of a record, all of them or those that hold a text. The record must outlive it, or be replaced.
class WireEventsModel : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Column { Time, Size, Kind, Data, Columns };

    using QAbstractTableModel::QAbstractTableModel;

    void setRecord(const WireRecord *record); ///< null: none
    void takeUp();                            ///< what the record has more than before
    void setFilter(const QString &text);      ///< in any case of letters; empty: all

    qsizetype eventOf(const QModelIndex &index) const { return index.isValid() ? m_rows.at(index.row()) : -1; } ///< its place in the record
    qsizetype eventCount() const { return m_seen; }
    QByteArray dataOf(const QModelIndex &index) const;  ///< of its fields "data", joined
    QByteArray bytesOf(const QModelIndex &index) const; ///< as it came

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

private:
    bool matches(const WireEvent &event) const;
    QString told(const WireEvent &event) const;

    const WireRecord *m_record = nullptr;
    QList<int> m_rows; ///< places of those that are shown
    qsizetype m_seen = 0;
    QString m_filter;
};

} // namespace lineside
