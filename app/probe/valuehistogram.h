// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QList>

namespace lineside {

/// How often values lie where, as data for a picture. Bins have one width, a round number, and lie side by side.
struct ValueHistogram {
    struct Bin {
        double from = 0; ///< belongs to it
        double to = 0;   ///< does not
        int count = 0;
        friend bool operator==(const Bin &, const Bin &) = default;
    };
    QList<Bin> bins;
    int beyond = 0; ///< values past the last bin: a few that are so far off that all others would stand in one bin

    int most() const; ///< of the fullest bin
    friend bool operator==(const ValueHistogram &, const ValueHistogram &) = default;
};

/// The bins' width goes by the values' number and spread (Freedman and Diaconis).
ValueHistogram histogramOf(const QList<double> &values, int mostBins = 24);

} // namespace lineside
