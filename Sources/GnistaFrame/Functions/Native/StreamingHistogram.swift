import GnistaCore

/// A histogram of a fixed number of bins that takes one value after the other.
///
/// After Ben-Haim and Tom-Tov, *A Streaming Parallel Decision Tree Algorithm*, JMLR 11 (2010): a value that is no bin's
/// centre becomes a bin of its own, and when there are too many the two nearest become one. Of several nearest pairs one is
/// drawn with Java's generator from the seed 31183, as in the implementation that Spark has from Hive.
struct StreamingHistogram {
  private(set) var bins: [(centre: Double, height: Double)] = []
  private let limit: Int
  private var random = JavaRandom(seed: 31_183)

  init(limit: Int) { self.limit = limit }

  mutating func add(_ value: Double) {
    var place = 0
    var (low, high) = (0, bins.count)
    search: while low < high {
      place = (low + high) / 2
      if bins[place].centre > value {
        high = place
      } else if bins[place].centre < value {
        place += 1
        low = place
      } else {
        break search
      }
    }
    if place < bins.count, bins[place].centre == value {
      bins[place].height += 1
    } else {
      bins.insert((value, 1), at: place)
      if bins.count > limit { mergeNearest() }
    }
  }

  private mutating func mergeNearest() {
    var least = bins[1].centre - bins[0].centre
    var place = 0
    var ties = 1
    for index in bins.indices.dropFirst().dropLast() {
      let distance = bins[index + 1].centre - bins[index].centre
      if distance < least {
        (least, place, ties) = (distance, index, 1)
      } else if distance == least {
        ties += 1
        if random.nextDouble() <= 1 / Double(ties) { place = index }
      }
    }
    let (one, other) = (bins[place], bins[place + 1])
    let height = one.height + other.height
    bins[place] = (one.centre * (one.height / height) + other.centre / height * other.height, height)
    bins.remove(at: place + 1)
  }
}

extension FunctionCatalog {
  private static let bin = DataType.structure(
    Schema([StructField("x", .double, nullable: false), StructField("y", .double, nullable: false)]))

  /// Aggregates that are computed from the list of a group's values.
  static let listNatives: [NativeFunction] = [
    NativeFunction(
      "gnista_histogram", [.array(.double), .integer], gives: .array(bin, containsNull: false)
    ) { arguments in
      guard case .array(let values) = arguments[0], case .structure(let schema) = bin else { return .null }
      var histogram = StreamingHistogram(limit: arguments[1].integerValue ?? 2)
      for value in values {
        if let number = value.doubleValue { histogram.add(number) }
      }
      guard !histogram.bins.isEmpty else { return .null }
      return .array(
        histogram.bins.map {
          .structure(Row(schema: schema, values: [.double($0.centre), .double($0.height)]))
        })
    }
  ]
}
